// What this machine can do at most: float32 fused multiply-adds a second, and bytes a second from each level of memory.
//
//     cc -O3 -march=native -pthread peak.c -o peak && ./peak 1
//
// Prints one line of JSON. The best of several repetitions counts: a limit is a limit.
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

// As many chains of dependent multiply-adds as hide the latency (4 cycles, 2 units) and fit the registers.
#ifdef __AVX512F__
enum { LANES = 16, CHAINS = 16 };
#elif defined(__AVX__)
enum { LANES = 8, CHAINS = 12 };
#else
enum { LANES = 4, CHAINS = 12 };
#endif
typedef float Vector __attribute__((vector_size(LANES * 4)));

typedef struct {
  int thread;
  size_t bytes;
  double seconds;
  float sink;
} Job;

static pthread_barrier_t together;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void stay_on(int thread) {
  cpu_set_t allowed, one;
  sched_getaffinity(0, sizeof allowed, &allowed);
  int seen = 0;
  for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
    if (CPU_ISSET(cpu, &allowed) && seen++ == thread) {
      CPU_ZERO(&one);
      CPU_SET(cpu, &one);
      pthread_setaffinity_np(pthread_self(), sizeof one, &one);
      return;
    }
  }
}

static const long ROUNDS = 4 * 1000 * 1000;

static void *multiply_add(void *given) {
  Job *job = given;
  stay_on(job->thread);
  Vector chain[CHAINS], factor, term;
  for (int l = 0; l < LANES; l++) factor[l] = 0.999f, term[l] = 1e-3f;
  for (int c = 0; c < CHAINS; c++)
    for (int l = 0; l < LANES; l++) chain[c][l] = 0.01f * (float)(c + l);
  // Unknown to the compiler, so that it can't work the chains out beforehand.
  __asm__ volatile("" : "+x"(factor), "+x"(term));
  pthread_barrier_wait(&together);
  double start = now();
  for (long round = 0; round < ROUNDS; round++) {
#pragma GCC unroll 16
    for (int c = 0; c < CHAINS; c++) chain[c] = chain[c] * factor + term;
  }
  job->seconds = now() - start;
  for (int c = 0; c < CHAINS; c++) job->sink += chain[c][0];
  return NULL;
}

// Reads the block over and over.
static void *read_block(void *given) {
  Job *job = given;
  stay_on(job->thread);
  size_t count = job->bytes / sizeof(Vector) / 4 * 4;
  Vector *block = aligned_alloc(64, job->bytes);
  for (size_t i = 0; i < count; i++)
    for (int l = 0; l < LANES; l++) block[i][l] = 1;
  long rounds = (long)(2e9 / (double)job->bytes) + 1;
  Vector sum[4] = {0};
  pthread_barrier_wait(&together);
  double start = now();
  for (long round = 0; round < rounds; round++) {
    for (size_t i = 0; i < count; i += 4)
      for (int k = 0; k < 4; k++) sum[k] += block[i + k];
    __asm__ volatile("" : : : "memory");
  }
  job->seconds = (now() - start) / (double)rounds;
  for (int k = 0; k < 4; k++) job->sink += sum[k][0];
  free(block);
  return NULL;
}

// The slowest thread's time in the best of five repetitions.
static double best(int threads, void *(*work)(void *), size_t bytes) {
  double shortest = 1e9;
  for (int repetition = 0; repetition < 5; repetition++) {
    pthread_t pool[64];
    Job jobs[64] = {0};
    pthread_barrier_init(&together, NULL, (unsigned)threads);
    for (int t = 0; t < threads; t++) {
      jobs[t].thread = t, jobs[t].bytes = bytes;
      pthread_create(&pool[t], NULL, work, &jobs[t]);
    }
    double longest = 0;
    for (int t = 0; t < threads; t++) {
      pthread_join(pool[t], NULL);
      if (jobs[t].seconds > longest) longest = jobs[t].seconds;
    }
    pthread_barrier_destroy(&together);
    if (longest < shortest) shortest = longest;
  }
  return shortest;
}

int main(int count, char **arguments) {
  int threads = count > 1 ? atoi(arguments[1]) : 1;
  if (threads < 1 || threads > 64) {
    fprintf(stderr, "usage: peak [THREADS, 1 to 64]\n");
    return 2;
  }
  double flops = 2.0 * LANES * CHAINS * (double)ROUNDS * threads / best(threads, multiply_add, 0);
  const char *names[] = {"l2_gbs", "l3_gbs", "memory_gbs"};
  size_t sizes[] = {256 << 10, 4 << 20, 256 << 20};
  printf("{\"work\":\"peak\",\"threads\":%d,\"gflops\":%.1f", threads, flops * 1e-9);
  for (int k = 0; k < 3; k++)
    printf(",\"%s\":%.1f", names[k], (double)sizes[k] * threads / best(threads, read_block, sizes[k]) * 1e-9);
  printf(",\"lanes\":%d}\n", LANES);
  return 0;
}
