// Task W in C++, for this one task alone, in several ways: the least time that it is known to take. AVX-512 is needed.
// g++ -O3 -march=native -mprefer-vector-width=512 -ffast-math -fno-associative-math -o kernels task_w_kernels.cpp
// usage: kernels MODE R TRIES       MODE: naive | tape | tapefix | tapegen | bucket | scan | heap
//  naive   weekly cohorts, std::binomial_distribution per cohort (what the NumPy peer does)
//  tape    optimised weekly kernel: alive-bitmap FIFO, geometric skips for removals, alias tables
//  tapefix as tape, one fixed backlog for all replications
//  tapegen as tape, Poisson by PTRS/inversion from the week's rate (no shared table)
//  bucket  each child an entity: continuous times, own Exp patience, FIFO ring, renege week buckets
//  scan    each child an entity: continuous times, own Exp patience, one SIMD pass over the list a week
//  heap    each child an entity: continuous times, event list (binary heap) for renegings: a plain DES
#include <immintrin.h>
#include <sys/resource.h>
#include <time.h>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <queue>
#include <random>
#include <string>
#include <vector>
static const int N0 = 1530, CAP = 20, H = 156, C0 = 200, TGT = 18;
static const double W0M = 67, W0X = 200, LAM = 24.23, PAT = 217;
typedef uint64_t u64; typedef uint32_t u32; typedef uint16_t u16;

struct Rng {                                    // xoshiro256++
  u64 s[4];
  static u64 sm(u64 &x) { u64 z = (x += 0x9E3779B97F4A7C15ull); z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull; return z ^ (z >> 31); }
  explicit Rng(u64 seed) { for (auto &v : s) v = sm(seed); }
  static u64 rl(u64 x, int k) { return (x << k) | (x >> (64 - k)); }
  inline u64 next() { u64 r = rl(s[0] + s[3], 23) + s[0], t = s[1] << 17; s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2];
    s[0] ^= s[3]; s[2] ^= t; s[3] = rl(s[3], 45); return r; }
  inline double u() { return ((next() >> 11) + 0.5) * 0x1p-53; }
  typedef u64 result_type; static constexpr u64 min() { return 0; } static constexpr u64 max() { return ~0ull; }
  u64 operator()() { return next(); }
};
struct Rng8 {                                   // 8 xoshiro256++ streams, one an AVX-512 lane
  alignas(64) u64 s[4][8];
  explicit Rng8(u64 seed) { for (auto &r : s) for (auto &v : r) v = Rng::sm(seed); }
  struct St { __m512i a, b, c, d;
    inline __m512i next() { __m512i o = _mm512_add_epi64(_mm512_rol_epi64(_mm512_add_epi64(a, d), 23), a), t = _mm512_slli_epi64(b, 17);
      c = _mm512_xor_si512(c, a); d = _mm512_xor_si512(d, b); b = _mm512_xor_si512(b, c); a = _mm512_xor_si512(a, d);
      c = _mm512_xor_si512(c, t); d = _mm512_rol_epi64(d, 45); return o; } };
  St load() const { return {_mm512_load_si512(s[0]), _mm512_load_si512(s[1]), _mm512_load_si512(s[2]), _mm512_load_si512(s[3])}; }
  void save(const St &t) { _mm512_store_si512(s[0], t.a); _mm512_store_si512(s[1], t.b); _mm512_store_si512(s[2], t.c); _mm512_store_si512(s[3], t.d); }
  // n (multiple of 8) uniforms in (0,1)
  void uniforms(double *x, int n) { St t = load(); const __m512i one = _mm512_set1_epi64(0x3FF0000000000000ll); const __m512d off = _mm512_set1_pd(1 - 0x1p-53);
    for (int i = 0; i < n; i += 8) _mm512_store_pd(x + i, _mm512_sub_pd(_mm512_castsi512_pd(_mm512_or_si512(_mm512_srli_epi64(t.next(), 12), one)), off)); save(t); }
  void exps(double *x, int n, double mean) { uniforms(x, n); for (int i = 0; i < n; i++) x[i] = -mean * std::log(x[i]); }
};
struct Alias {                                  // K = power of two entries
  int bits; std::vector<u64> t;                 // high bits: threshold, low 16: alias
  Alias(std::vector<double> p, int b) : bits(b), t(1u << b) {
    int K = 1 << b; p.resize(K, 0.0); double s = 0; for (double x : p) s += x;
    std::vector<int> lo, hi, al(K); for (int i = 0; i < K; i++) { p[i] *= K / s; al[i] = i; (p[i] < 1 ? lo : hi).push_back(i); }
    while (!lo.empty() && !hi.empty()) { int l = lo.back(), h = hi.back(); lo.pop_back(); al[l] = h;
      p[h] -= 1 - p[l]; if (p[h] < 1) { hi.pop_back(); lo.push_back(h); } }
    for (int i = 0; i < K; i++) t[i] = ((u64)(std::min(p[i], 1 - 0x1p-50) * 0x1p48) << 16) | (u64)al[i];
    for (int i = 0; i < K; i++) if (al[i] == i) t[i] = ~0xffffull | (u64)i; }
  inline int get(u64 r) const { u32 i = r & ((1u << bits) - 1); u64 e = t[i]; u64 keep = -(u64)((r >> 16) < (e >> 16)); return (int)((i & keep) | ((e & 0xffff) & ~keep)); }
  inline __m512i get8(__m512i r) const { __m512i i = _mm512_and_si512(r, _mm512_set1_epi64((1 << bits) - 1)), e = _mm512_i64gather_epi64(i, t.data(), 8);
    __mmask8 k = _mm512_cmplt_epu64_mask(_mm512_srli_epi64(r, 16), _mm512_srli_epi64(e, 16)); return _mm512_mask_blend_epi64(k, _mm512_and_si512(e, _mm512_set1_epi64(0xffff)), i); }
};
static double LF[256]; static struct LFInit { LFInit() { for (int i = 0; i < 256; i++) LF[i] = std::lgamma(i + 1.0); } } lfInit;
static int poisson(Rng &g, double mu) {         // PTRS (Hormann 1993) for mu >= 10
  double sm = std::sqrt(mu), b = 0.931 + 2.53 * sm, a = -0.059 + 0.02483 * b, ia = 1.1239 + 1.1328 / (b - 3.4), vr = 0.9277 - 3.6224 / (b - 2);
  for (;;) { double U = g.u() - 0.5, V = g.u(), us = 0.5 - std::fabs(U); int k = (int)std::floor((2 * a / us + b) * U + mu + 0.43);
    if (us >= 0.07 && V <= vr) return k;
    if (k < 0 || (us < 0.013 && V > us)) continue;
    if (std::log(V) + std::log(ia) - std::log(a / (us * us) + b) <= -mu + k * std::log(mu) - (k < 256 ? LF[k] : std::lgamma(k + 1.0))) return k; } }

typedef float Out[H][4];

// ---- naive: per-cohort binomials
static long naive(Rng &g, Out &o) {
  int n[C0 + H] = {0}; long ev = 0; double q = std::exp(-1 / PAT), z = 1 - std::exp(-W0X / W0M);
  for (int i = 0; i < N0; i++) n[C0 - 1 - (int)(-W0M * std::log1p(-g.u() * z))]++;
  std::poisson_distribution<int> pd(LAM * (1 - q) * PAT); int lo = 0;
  for (int k = 0; k < H; k++) { int hi = C0 + k, need = CAP;
    while (need) { int t = std::min(need, n[lo]); n[lo] -= t; need -= t; ev += t; if (!n[lo]) lo++; }
    int N = 0; long S = 0;
    for (int c = lo; c < hi; c++) if (n[c]) { int d = std::binomial_distribution<int>(n[c], 1 - q)(g); n[c] -= d; ev += d; N += n[c]; S += (long)n[c] * c; }
    n[hi] = pd(g); ev += n[hi]; N += n[hi]; S += (long)n[hi] * hi; while (!n[lo]) lo++;
    int u = 0; for (int c = hi - TGT + 1; c <= hi; c++) u += n[c];
    o[k][0] = N; o[k][1] = hi + 0.5f - (float)S / N; o[k][2] = hi - lo + 0.5f; o[k][3] = 100.f * u / N; }
  return ev; }

// ---- optimised
static const int GB = 2048;
struct Tape {
  Rng g; Rng8 g8; Alias pois, back; double q;
  alignas(64) u32 gap[GB]; int gi = GB;
  alignas(64) u64 bm[160]; alignas(64) u16 ref[160 * 64]; alignas(64) u16 fix[1600];
  static std::vector<double> pp(double mu) { std::vector<double> p(128); for (int i = 0; i < 128; i++) p[i] = std::exp(i * std::log(mu) - mu - std::lgamma(i + 1.0)); return p; }
  static std::vector<double> bp() { std::vector<double> p(C0); for (int a = 0; a < C0; a++) p[C0 - 1 - a] = std::exp(-a / W0M) - std::exp(-(a + 1) / W0M); return p; }
  Tape(u64 s) : g(s), g8(s ^ 0x5DEECE66Dull), pois(pp(LAM * (1 - std::exp(-1 / PAT)) * PAT), 7), back(bp(), 8), q(std::exp(-1 / PAT)) { drawBacklog(fix); }
  __attribute__((noinline)) void refill() {
    alignas(64) double x[GB]; g8.uniforms(x, GB);
    for (int i = 0; i < GB; i++) gap[i] = 1 + (u32)(int)(-PAT * std::log(x[i]));
    gi = 0; }
  __attribute__((noinline)) void drawBacklog(u16 *dst) {
    alignas(64) u16 h[4][256] = {}; alignas(64) u64 c8[1536]; Rng8::St st = g8.load();
    for (int i = 0; i < 1536; i += 8) _mm512_store_si512(c8 + i, back.get8(st.next()));
    g8.save(st);
    int i = 0; for (; i + 4 <= N0; i += 4) { h[0][c8[i]]++; h[1][c8[i + 1]]++; h[2][c8[i + 2]]++; h[3][c8[i + 3]]++; }
    for (; i < N0; i++) h[0][c8[i]]++;
    int p = 0; for (int c = 0; c < C0; c++) { int n = h[0][c] + h[1][c] + h[2][c] + h[3][c];
      __m512i v = _mm512_set1_epi16((short)c); for (int j = 0; j < n; j += 32) _mm512_storeu_si512(dst + p + j, v); p += n; } }
  inline int popRange(int a, int b) const { int wa = a >> 6, wb = b >> 6; u64 m0 = ~0ull << (a & 63), m1 = (1ull << (b & 63)) - 1;
    if (wa == wb) return __builtin_popcountll(bm[wa] & m0 & m1);
    int c = __builtin_popcountll(bm[wa] & m0); for (int w = wa + 1; w < wb; w++) c += __builtin_popcountll(bm[w]); return c + __builtin_popcountll(bm[wb] & m1); }
  inline int sumMask(int w, u64 m) const { const __m512i one = _mm512_set1_epi16(1);
    __m512i a = _mm512_maskz_loadu_epi16((__mmask32)m, ref + w * 64), b = _mm512_maskz_loadu_epi16((__mmask32)(m >> 32), ref + w * 64 + 32);
    return _mm512_reduce_add_epi32(_mm512_madd_epi16(_mm512_add_epi16(a, b), one)); }
  template <int MODE> long rep(Out &o) {        // 0 redraw backlog, 1 fixed backlog, 2 redraw + general Poisson
    if (MODE == 1) memcpy(ref, fix, N0 * 2); else drawBacklog(ref);
    int tail = N0, nw = N0 >> 6; memset(bm, 0xff, nw * 8); bm[nw] = (1ull << (N0 & 63)) - 1; memset(bm + nw + 1, 0, sizeof bm - (nw + 1) * 8);
    int N = N0, S = 0; { __m512i acc = _mm512_setzero_si512(), one = _mm512_set1_epi16(1); int i = 0;
      for (; i + 32 <= N0; i += 32) acc = _mm512_add_epi32(acc, _mm512_madd_epi16(_mm512_load_si512(ref + i), one)); S = _mm512_reduce_add_epi32(acc); for (; i < N0; i++) S += ref[i]; }
    int hw = 0; long ev = 0; int start[H + TGT + 1]; for (int i = 0; i <= TGT; i++) start[i] = N0;   // start[k+TGT]: first position of week k's referrals
    if (gi >= GB) refill(); int carry = gap[gi++] - 1; double mu = LAM * (1 - q) * PAT;
    for (int k = 0; k < H; k++) {
      int hi = C0 + k, need = CAP;
      for (;;) { u64 w = bm[hw]; int c = __builtin_popcountll(w);         // serve the CAP oldest
        if (c >= need) { u64 x = _pdep_u64(1ull << (need - 1), w), m = (x << 1) - 1; S -= sumMask(hw, w & m); bm[hw] = w & ~m; break; }
        if (c) S -= sumMask(hw, w); bm[hw] = 0; need -= c; hw++; }
      N -= CAP; int n1 = N;
      int p = (hw << 6) + carry;                                          // removals: geometric skips along the list
      while (p < tail) { u64 w = bm[p >> 6]; int sh = p & 63; int al = (w >> sh) & 1; bm[p >> 6] = w & ~(1ull << sh);
        N -= al; S -= (-al) & ref[p]; if (__builtin_expect(gi >= GB, 0)) refill(); p += gap[gi++]; }
      carry = p - tail; ev += n1 - N;
      int a = MODE == 2 ? poisson(g, mu) : pois.get(g.next());
      start[k + TGT] = tail;
      { __m512i v = _mm512_set1_epi16((short)hi); for (int j = 0; j < a; j += 32) _mm512_storeu_si512(ref + tail + j, v);
        int w = tail >> 6, b = tail & 63; unsigned __int128 m = (((unsigned __int128)1 << a) - 1) << b; bm[w] |= (u64)m; bm[w + 1] |= (u64)(m >> 64); }
      // a < 64 except with probability ~1e-11; handled:
      if (__builtin_expect(a > 64, 0)) { for (int j = 0; j < a; j++) bm[(tail + j) >> 6] |= 1ull << ((tail + j) & 63); }
      tail += a; N += a; S += a * hi; ev += a + CAP;
      while (!bm[hw]) hw++;
      int head = (hw << 6) + __builtin_ctzll(bm[hw]), s18 = k + 1 >= TGT ? start[k + 1] : 0;
      // referred in the last 18 weeks: weeks k-17..k; before week 17 part of the backlog is also under 18 weeks
      if (k + 1 < TGT) { int lim = hi - TGT + 1; s18 = std::lower_bound(ref, ref + N0, (u16)lim) - ref; }
      int u = popRange(s18, tail); float in = 1.0f / N;
      o[k][0] = N; o[k][1] = hi + 0.5f - S * in; o[k][2] = hi - ref[head] + 0.5f; o[k][3] = 100.f * u * in; }
    return ev; }
};

// ---- individuals, continuous time, patience -> week bucket
struct Indiv {
  Rng g; std::vector<double> ref, die; std::vector<double> cs; std::vector<int> cn;
  Rng8 g8; alignas(64) double eb[2048]; int ei = 2048;
  Indiv(u64 s) : g(s), ref(8192), die(8192), cs(H + 2), cn(H + 2), g8(s ^ 77) {}
  inline double ex(double m) { if (__builtin_expect(ei >= 2048, 0)) { g8.exps(eb, 2048, 1.0); ei = 0; } return m * eb[ei++]; }
  void backlog() { double z = 1 - std::exp(-W0X / W0M), c = 0; alignas(64) double e[1536]; g8.exps(e, 1536, 1.0);   // ordered uniforms by exponential spacings
    for (int i = 0; i <= N0; i++) e[i] = c += e[i];
    double f = z / e[N0]; for (int i = 0; i < N0; i++) ref[N0 - 1 - i] = W0M * std::log(1 - e[i] * f); }
  long bucket(Out &o) {
    std::fill(cs.begin(), cs.end(), 0); std::fill(cn.begin(), cn.end(), 0);
    backlog(); int tail = 0, head = 0, u18p = 0; long ev = 0; int N = 0, u = 0; double S = 0;
    auto put = [&](double r, double t0) { double d = t0 + ex(PAT); ref[tail] = r; die[tail] = d; int b = d < H ? (int)d : H + 1; cn[b]++; cs[b] += r; tail++; N++; S += r; u++; };
    for (int i = 0; i < N0; i++) put(ref[i], 0);
    while (u18p < tail && ref[u18p] <= -TGT) { u18p++; u--; }
    double na = ex(1 / LAM);
    for (int k = 0; k < H; k++) {
      int need = CAP; while (need) { double d = die[head]; if (d > k) { int b = d < H ? (int)d : H + 1; cn[b]--; cs[b] -= ref[head]; N--; S -= ref[head]; need--; if (head >= u18p) u--; die[head] = -1; } head++; }
      ev += CAP;
      while (na < k + 1) { put(na, na); ev++; na += ex(1 / LAM); }
      N -= cn[k]; S -= cs[k]; ev += cn[k];                                // everyone whose patience ends this week
      while (die[head] < k + 1) head++;
      // under 18 weeks: scan the window (about 440 children) -- vectorises
      while (u18p < tail && ref[u18p] <= k + 1 - TGT) u18p++;
      u = 0; for (int i = u18p; i < tail; i++) u += die[i] >= k + 1;
      o[k][0] = N; o[k][1] = k + 1 - S / N; o[k][2] = k + 1 - ref[head]; o[k][3] = 100.f * u / N; }
    return ev; }
  alignas(64) float fr[8320], fd[8320];           // referral time, time patience ends (any law could be put here)
  long scan(Out &o) {
    backlog(); int tail = N0, head = 0; long ev = 0; alignas(64) double e[1536]; g8.exps(e, 1536, PAT);
    for (int i = 0; i < N0; i++) { fr[i] = ref[i]; fd[i] = e[i]; }
    double na = ex(1 / LAM);
    for (int k = 0; k < H; k++) {
      int need = CAP, h0 = head; while (need) need -= fd[head++] > k;      // FIFO batch, skipping those gone
      int t0 = tail; while (na < k + 1) { fr[tail++] = na; na += ex(1 / LAM); }
      for (int i = t0; i < tail; i++) fd[i] = fr[i] + (float)ex(PAT);
      while (fd[head] < k + 1) head++;
      const __m512 end = _mm512_set1_ps(k + 1), young = _mm512_set1_ps(k + 1 - TGT); int N = 0, u = 0; __m512 S = _mm512_setzero_ps();
      for (int i = head; i < tail; i += 16) {                              // one SIMD pass over the list
        __mmask16 m = _mm512_cmp_ps_mask(_mm512_loadu_ps(fd + i), end, _CMP_GE_OQ); if (tail - i < 16) m &= (1u << (tail - i)) - 1;
        __m512 r = _mm512_loadu_ps(fr + i); N += __builtin_popcount(m); S = _mm512_mask_add_ps(S, m, S, r); u += __builtin_popcount(_mm512_mask_cmp_ps_mask(m, r, young, _CMP_GT_OQ)); }
      ev += CAP + tail - t0; o[k][0] = N; o[k][1] = k + 1 - _mm512_reduce_add_ps(S) / N; o[k][2] = k + 1 - fr[head]; o[k][3] = 100.f * u / N; (void)h0; }
    return ev + 969; }   // renegings are not counted one by one here: 969 is their exact mean
  struct Ev { double t; int id; bool operator<(const Ev &b) const { return t > b.t; } };
  std::vector<Ev> hp; std::vector<char> st;
  long heap(Out &o) {
    backlog(); hp.clear(); st.assign(8192, 0); int tail = N0, head = 0, u18p = 0; long ev = 0; double S = 0; int N = N0, u = N0;
    for (int i = 0; i < N0; i++) { S += ref[i]; st[i] = 1; hp.push_back({ex(PAT), i}); std::push_heap(hp.begin(), hp.end()); }
    double na = ex(1 / LAM); double batch = 0, snap = 1 - 1e-9;
    for (;;) { double tr = hp.empty() ? 1e18 : hp.front().t;
      if (na < tr && na < batch && na < snap) { ref[tail] = na; st[tail] = 1; hp.push_back({na + ex(PAT), tail}); std::push_heap(hp.begin(), hp.end()); S += na; N++; u++; tail++; ev++; na += ex(1 / LAM); }
      else if (tr < batch && tr < snap) { int id = hp.front().id; std::pop_heap(hp.begin(), hp.end()); hp.pop_back();
        if (st[id] == 1) { st[id] = 0; N--; S -= ref[id]; if (id >= u18p) u--; ev++; } }
      else if (batch < snap) { int need = CAP; while (need && head < tail) { if (st[head] == 1) { st[head] = 0; N--; S -= ref[head]; if (head >= u18p) u--; need--; ev++; } head++; } batch += 1; }
      else { int k = (int)(snap + 0.5); while (st[head] != 1) head++;
        while (u18p < tail && ref[u18p] <= k - TGT) { if (st[u18p] == 1) u--; u18p++; }
        o[k - 1][0] = N; o[k - 1][1] = k - S / N; o[k - 1][2] = k - ref[head]; o[k - 1][3] = 100.f * u / N; if (k == H) return ev; snap += 1; } } }
};
static double clk(int c) { timespec t; clock_gettime((clockid_t)c, &t); return t.tv_sec + t.tv_nsec * 1e-9; }
int main(int argc, char **argv) {
  std::string m = argc > 1 ? argv[1] : "tape"; int R = argc > 2 ? atoi(argv[2]) : 1000, T = argc > 3 ? atoi(argv[3]) : 5;
  std::vector<float> out((size_t)R * H * 4); std::vector<double> cpu, wall; long ev = 0; double s1[3][4] = {}, s2[3][4] = {};
  for (int t = -1; t < T; t++) {
    Tape tp(t + 1001); Indiv in(t + 7); Rng g(t + 55); Out *o = (Out *)out.data(); ev = 0;
    double c0 = clk(CLOCK_PROCESS_CPUTIME_ID), w0 = clk(CLOCK_MONOTONIC);
    if (m == "naive") for (int r = 0; r < R; r++) ev += naive(g, o[r]);
    else if (m == "tape") for (int r = 0; r < R; r++) ev += tp.rep<0>(o[r]);
    else if (m == "tapefix") for (int r = 0; r < R; r++) ev += tp.rep<1>(o[r]);
    else if (m == "tapegen") for (int r = 0; r < R; r++) ev += tp.rep<2>(o[r]);
    else if (m == "bucket") for (int r = 0; r < R; r++) ev += in.bucket(o[r]);
    else if (m == "scan") for (int r = 0; r < R; r++) ev += in.scan(o[r]);
    else if (m == "heap") for (int r = 0; r < R; r++) ev += in.heap(o[r]);
    else return 2;
    double c = clk(CLOCK_PROCESS_CPUTIME_ID) - c0, w = clk(CLOCK_MONOTONIC) - w0; if (t < 0) continue; cpu.push_back(c); wall.push_back(w);
    for (int r = 0; r < R; r++) for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) { double x = o[r][52 * (i + 1) - 1][j]; s1[i][j] += x; s2[i][j] += x * x; } }
  std::sort(cpu.begin(), cpu.end()); std::sort(wall.begin(), wall.end()); double c = cpu[T / 2]; rusage ru; getrusage(RUSAGE_SELF, &ru);
  printf("{\"peer\":\"c++ %s\",\"R\":%d,\"tries\":%d,\"cpu_s\":%.6f,\"cpu_min\":%.6f,\"cpu_max\":%.6f,\"wall_s\":%.6f,\"us_per_rep\":%.3f,\"reps_per_s\":%.0f,\"ns_per_week\":%.2f,\"events_per_rep\":%.0f,\"ns_per_event\":%.2f,\"peak_MiB\":%.1f,\"check\":{",
         m.c_str(), R, T, c, cpu[0], cpu[T - 1], wall[T / 2], c / R * 1e6, R / c, c / R / H * 1e9, (double)ev / R, c / ev * 1e9, ru.ru_maxrss / 1024.0);
  double n = (double)R * T; for (int i = 0; i < 3; i++) { printf("%s\"%d\":[", i ? "," : "", 52 * (i + 1)); for (int j = 0; j < 4; j++) { double mu = s1[i][j] / n; printf("%s[%.4f,%.4f]", j ? "," : "", mu, std::sqrt((s2[i][j] / n - mu * mu) / n)); } printf("]"); } puts("}}"); }
