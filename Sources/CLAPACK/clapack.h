// Prototypes of the LAPACK and BLAS routines that LinearAlgebra calls.
//
// Fortran calling convention of gfortran: every argument by address, 32-bit integers, and one hidden trailing
// length (size_t) per character argument. Inputs are const, so that Swift does not see overlapping accesses.
// Reference: LAPACK Users' Guide, third edition (SIAM, 1999); https://netlib.org/lapack/explore-html/
#pragma once
#include <stddef.h>

// QR with column pivoting: A P = Q R.
void dgeqp3_(const int *m, const int *n, double *a, const int *lda, int *jpvt, double *tau, double *work,
             const int *lwork, int *info);

// C := op(Q) C or C op(Q), Q as dgeqp3 leaves it. (A is changed during the call and restored.)
void dormqr_(const char *side, const char *trans, const int *m, const int *n, const int *k, double *a,
             const int *lda, const double *tau, double *c, const int *ldc, double *work, const int *lwork, int *info,
             size_t side_length, size_t trans_length);

// Triangular solve op(A) X = B and inverse.
void dtrtrs_(const char *uplo, const char *trans, const char *diag, const int *n, const int *nrhs, const double *a,
             const int *lda, double *b, const int *ldb, int *info, size_t uplo_length, size_t trans_length,
             size_t diag_length);
void dtrtri_(const char *uplo, const char *diag, const int *n, double *a, const int *lda, int *info,
             size_t uplo_length, size_t diag_length);

// Cholesky: A = L L', and its condition estimate.
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_length);
void dpocon_(const char *uplo, const int *n, const double *a, const int *lda, const double *anorm, double *rcond,
             double *work, int *iwork, int *info, size_t uplo_length);

// LU with partial pivoting: A = P L U, the solve, and the condition estimate.
void dgetrf_(const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
void dgetrs_(const char *trans, const int *n, const int *nrhs, const double *a, const int *lda, const int *ipiv,
             double *b, const int *ldb, int *info, size_t trans_length);
void dgecon_(const char *norm, const int *n, const double *a, const int *lda, const double *anorm, double *rcond,
             double *work, int *iwork, int *info, size_t norm_length);

// Singular values (divide and conquer) and eigenvalues of a symmetric matrix.
void dgesdd_(const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u,
             const int *ldu, double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info,
             size_t jobz_length);
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
            const int *lwork, int *info, size_t jobz_length, size_t uplo_length);

// C := alpha A B + beta C.
void dgemm_(const char *transa, const char *transb, const int *m, const int *n, const int *k, const double *alpha,
            const double *a, const int *lda, const double *b, const int *ldb, const double *beta, double *c,
            const int *ldc, size_t transa_length, size_t transb_length);

// OpenBLAS starts threads of its own; absent from other BLAS builds, hence weak.
extern void openblas_set_num_threads(int threads) __attribute__((weak));

// One BLAS thread: at these sizes threads cost more than they give, and they change the order of sums.
static inline void clapack_use_one_thread(void) {
    if (openblas_set_num_threads) {
        openblas_set_num_threads(1);
    }
}

// The version of LAPACK: major, minor, patch.
void ilaver_(int *major, int *minor, int *patch);
