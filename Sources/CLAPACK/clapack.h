// Prototypes of the LAPACK and BLAS routines that LinearAlgebra calls.
#pragma once
#include <stddef.h>
