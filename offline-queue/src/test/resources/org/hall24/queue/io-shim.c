/*
 * Stands between a process and its disk, for one folder (SHIM_DIR): counts, records, refuses or kills at the n-th call that
 * changes a file. Loaded with LD_PRELOAD by tests only.
 *
 * SHIM_LOG=F     every change is recorded in F, for states of a power cut
 * SHIM_KILL_AT=n the process kills itself before the n-th change
 * a write to a file *.ack    is recorded as a mark and never counted
 * a write to a file *.budget sets how many bytes files may still grow (decimal; -1: no limit)
 * a write to a file *.sync   makes the k-th sync from now on fail with EIO, once (decimal)
 * a write to a file *.eio    makes the k-th write, cut or sync from now on fail with EIO, once (decimal; 0: none)
 * a write to a file *.ro     1: the folder is of a file system that turned read-only; 0: it is not
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FDS 65536
static char *path_of[FDS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *dir;
static int log_fd = -1;
static long kill_at = -1, count = 0, budget = -1, fail_sync = -1, fail_any = 0, read_only = 0;

#define REAL(name) ((typeof(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
  dir = getenv("SHIM_DIR");
  const char *log = getenv("SHIM_LOG"), *n = getenv("SHIM_KILL_AT");
  if (log) log_fd = REAL(open)(log, O_CREAT | O_WRONLY | O_APPEND, 0600);
  if (n) kill_at = atol(n);
}

static int ends(const char *p, const char *end) {
  size_t a = strlen(p), b = strlen(end);
  return a >= b && strcmp(p + a - b, end) == 0;
}

static int control(const char *p) { return ends(p, ".ack") || ends(p, ".budget") || ends(p, ".sync") || ends(p, ".eio") || ends(p, ".ro"); }

static int ours(const char *p) { return dir && p && strncmp(p, dir, strlen(dir)) == 0 && !ends(p, "-shm") && !ends(p, "queue.lock"); }

static void put(char op, const char *p, int64_t at, const void *data, uint32_t n) {
  if (log_fd < 0) return;
  uint32_t len = strlen(p);
  char *b = malloc(1 + 4 + len + 8 + 4 + n);
  size_t i = 0;
  b[i++] = op;
  memcpy(b + i, &len, 4); i += 4;
  memcpy(b + i, p, len); i += len;
  memcpy(b + i, &at, 8); i += 8;
  memcpy(b + i, &n, 4); i += 4;
  if (n) memcpy(b + i, data, n);
  i += n;
  if (REAL(write)(log_fd, b, i) != (ssize_t)i) abort();
  free(b);
}

static void step(void) {
  if (++count == kill_at) kill(getpid(), SIGKILL);
}

static const char *tracked(int fd) { return fd >= 0 && fd < FDS ? path_of[fd] : NULL; }

static void opened(int fd, const char *p, int flags, int existed) {
  if (fd < 0 || fd >= FDS) return;
  pthread_mutex_lock(&lock);
  free(path_of[fd]);
  path_of[fd] = ours(p) ? strdup(p) : NULL;
  if (path_of[fd] && !control(p)) {
    if ((flags & O_CREAT) && !existed) { step(); put('C', p, 0, NULL, 0); }
    else if (flags & O_TRUNC) { step(); put('T', p, 0, NULL, 0); }
  }
  pthread_mutex_unlock(&lock);
}

static int refused(const char *p, int flags, int existed) {
  return read_only && ours(p) && !control(p) && ((flags & O_ACCMODE) != O_RDONLY || ((flags & O_CREAT) && !existed));
}

#define OPEN(name) \
  int name(const char *p, int flags, ...) { \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list a; va_start(a, flags); mode = va_arg(a, mode_t); va_end(a); } \
    int existed = ours(p) ? access(p, F_OK) == 0 : 1; \
    if (refused(p, flags, existed)) { errno = EROFS; return -1; } \
    int fd = REAL(name)(p, flags, mode); \
    opened(fd, p, flags, existed); \
    return fd; \
  }
OPEN(open)
OPEN(open64)

int openat(int at, const char *p, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) { va_list a; va_start(a, flags); mode = va_arg(a, mode_t); va_end(a); }
  int existed = p[0] == '/' && ours(p) ? access(p, F_OK) == 0 : 1;
  if (refused(p, flags, existed)) { errno = EROFS; return -1; }
  int fd = REAL(openat)(at, p, flags, mode);
  opened(fd, p, flags, existed);
  return fd;
}

int close(int fd) {
  if (tracked(fd)) { pthread_mutex_lock(&lock); free(path_of[fd]); path_of[fd] = NULL; pthread_mutex_unlock(&lock); }
  return REAL(close)(fd);
}

/* 0: go on; 1: done, was a control; -1: refused */
static int writing(int fd, const char *p, const void *data, size_t n, off_t at) {
  char text[32] = {0};
  if (ends(p, ".ack")) { put('M', p, 0, data, n); return 1; }
  if (control(p)) {
    memcpy(text, data, n < 31 ? n : 31);
    if (ends(p, ".budget")) budget = atol(text);
    else if (ends(p, ".sync")) fail_sync = atol(text);
    else if (ends(p, ".eio")) fail_any = atol(text);
    else read_only = atol(text);
    return 1;
  }
  if (read_only) { errno = EROFS; return -1; }
  if (fail_any > 0 && --fail_any == 0) { errno = EIO; return -1; }
  step();
  struct stat s;
  if (budget >= 0 && fstat(fd, &s) == 0 && at + (off_t)n > s.st_size) {
    long growth = at + n - s.st_size;
    if (growth > budget) { errno = ENOSPC; return -1; }
    budget -= growth;
  }
  put('W', p, at, data, n);
  return 0;
}

static ssize_t placed(int fd, const void *data, size_t n, off_t at) {
  const char *p = tracked(fd);
  if (p) {
    pthread_mutex_lock(&lock);
    int what = writing(fd, p, data, n, at);
    ssize_t done = what == 0 ? REAL(pwrite64)(fd, data, n, at) : what == 1 ? (ssize_t)n : -1;
    int e = errno;
    pthread_mutex_unlock(&lock);
    errno = e;
    return done;
  }
  return REAL(pwrite64)(fd, data, n, at);
}
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { return placed(fd, data, n, at); }
ssize_t pwrite64(int fd, const void *data, size_t n, off_t at) { return placed(fd, data, n, at); }

ssize_t write(int fd, const void *data, size_t n) {
  const char *p = tracked(fd);
  if (p) {
    off_t at = lseek(fd, 0, SEEK_CUR);
    pthread_mutex_lock(&lock);
    int what = writing(fd, p, data, n, at);
    ssize_t done = what == 0 ? REAL(write)(fd, data, n) : what == 1 ? (ssize_t)n : -1;
    int e = errno;
    pthread_mutex_unlock(&lock);
    errno = e;
    return done;
  }
  return REAL(write)(fd, data, n);
}

static int sized(int fd, off_t size) {
  const char *p = tracked(fd);
  if (p && !control(p)) {
    struct stat s;
    pthread_mutex_lock(&lock);
    step();
    if (read_only) { pthread_mutex_unlock(&lock); errno = EROFS; return -1; }
    if (fail_any > 0 && --fail_any == 0) { pthread_mutex_unlock(&lock); errno = EIO; return -1; }
    if (budget >= 0 && fstat(fd, &s) == 0 && s.st_size > size) budget += s.st_size - size;
    put('T', p, size, NULL, 0);
    int done = REAL(ftruncate64)(fd, size);
    pthread_mutex_unlock(&lock);
    return done;
  }
  return REAL(ftruncate64)(fd, size);
}
int ftruncate(int fd, off_t size) { return sized(fd, size); }
int ftruncate64(int fd, off_t size) { return sized(fd, size); }

static int synced(int fd, int (*sync)(int)) {
  const char *p = tracked(fd);
  if (p) {
    struct stat s;
    pthread_mutex_lock(&lock);
    step();
    if ((fail_sync > 0 && --fail_sync == 0) || (fail_any > 0 && --fail_any == 0)) {
      pthread_mutex_unlock(&lock);
      errno = EIO;
      return -1;
    }
    int folder = fstat(fd, &s) == 0 && S_ISDIR(s.st_mode);
    int done = sync(fd);
    if (done == 0) put(folder ? 'D' : 'S', p, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return done;
  }
  return sync(fd);
}
int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int rename(const char *from, const char *to) {
  if (ours(to)) {
    pthread_mutex_lock(&lock);
    step();
    if (read_only) { pthread_mutex_unlock(&lock); errno = EROFS; return -1; }
    int done = REAL(rename)(from, to);
    if (done == 0) put('R', from, 0, to, strlen(to));
    pthread_mutex_unlock(&lock);
    return done;
  }
  return REAL(rename)(from, to);
}

int unlink(const char *p) {
  if (ours(p)) {
    struct stat s;
    pthread_mutex_lock(&lock);
    step();
    if (read_only) { pthread_mutex_unlock(&lock); errno = EROFS; return -1; }
    int known = stat(p, &s) == 0;
    int done = REAL(unlink)(p);
    if (done == 0) {
      put('U', p, 0, NULL, 0);
      if (budget >= 0 && known) budget += s.st_size;
    }
    pthread_mutex_unlock(&lock);
    return done;
  }
  return REAL(unlink)(p);
}

int mkdir(const char *p, mode_t mode) {
  if (read_only && ours(p)) { errno = EROFS; return -1; }
  int done = REAL(mkdir)(p, mode);
  if (done == 0 && ours(p)) { pthread_mutex_lock(&lock); step(); put('K', p, 0, NULL, 0); pthread_mutex_unlock(&lock); }
  return done;
}
