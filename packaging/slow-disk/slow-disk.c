/*
 * A block device that is honest about one thing: a flush takes time. Serves one file, "disk", through the kernel's FUSE
 * protocol (linux/fuse.h); a loop device over it turns every flush of a file system into an FSYNC here, and that one waits.
 * The bytes lie in memory and cost nothing. For measurements only.
 *
 *   slow-disk MOUNT-POINT BYTES MICROSECONDS     needs root; ends when it is unmounted
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define DISK 2
#define MOST (1 << 20)

static int fuse, disk;
static long long bytes;
static struct timespec wait_for;

static void answer(const struct fuse_in_header *in, int error, const void *data, size_t n) {
  struct fuse_out_header out = {.len = sizeof out + n, .error = error, .unique = in->unique};
  struct iovec parts[2] = {{&out, sizeof out}, {(void *)data, n}};
  if (writev(fuse, parts, n ? 2 : 1) < 0 && errno != ENOENT) { perror("slow-disk"); exit(1); }
}

static struct fuse_attr attributes(uint64_t node) {
  struct fuse_attr a = {.ino = node, .mode = node == DISK ? S_IFREG | 0600 : S_IFDIR | 0700, .nlink = 1, .blksize = 4096};
  if (node == DISK) { a.size = bytes; a.blocks = bytes / 512; }
  return a;
}

int main(int argc, char **argv) {
  if (argc != 4) { fprintf(stderr, "usage: slow-disk MOUNT-POINT BYTES MICROSECONDS\n"); return 2; }
  bytes = atoll(argv[2]);
  long long micros = atoll(argv[3]);
  wait_for = (struct timespec){micros / 1000000, micros % 1000000 * 1000};
  disk = memfd_create("slow-disk", 0);
  fuse = open("/dev/fuse", O_RDWR | O_CLOEXEC);
  char options[64];
  snprintf(options, sizeof options, "fd=%d,rootmode=40000,user_id=0,group_id=0", fuse);
  if (disk < 0 || ftruncate(disk, bytes) != 0 || fuse < 0 || mount("slow-disk", argv[1], "fuse", 0, options) != 0) {
    perror("slow-disk");
    return 1;
  }
  char *request = malloc(MOST + 65536), *data = malloc(MOST);
  for (;;) {
    ssize_t got = read(fuse, request, MOST + 65536);
    if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == ENOENT)) continue;
    if (got < 0) return errno == ENODEV ? 0 : 1;
    struct fuse_in_header *in = (void *)request;
    void *body = request + sizeof *in;
    switch (in->opcode) {
      case FUSE_INIT: {
        struct fuse_init_out out = {.major = FUSE_KERNEL_VERSION, .minor = FUSE_KERNEL_MINOR_VERSION, .max_readahead = 1 << 17,
          .flags = FUSE_BIG_WRITES | FUSE_MAX_PAGES, .max_write = MOST, .max_pages = 256};
        answer(in, 0, &out, sizeof out);
        break;
      }
      case FUSE_LOOKUP:
        if (in->nodeid == FUSE_ROOT_ID && strcmp(body, "disk") == 0) {
          struct fuse_entry_out out = {.nodeid = DISK, .entry_valid = 3600, .attr_valid = 3600, .attr = attributes(DISK)};
          answer(in, 0, &out, sizeof out);
        } else {
          answer(in, -ENOENT, NULL, 0);
        }
        break;
      case FUSE_GETATTR:
      case FUSE_SETATTR: {
        struct fuse_attr_out out = {.attr_valid = 3600, .attr = attributes(in->nodeid)};
        answer(in, 0, &out, sizeof out);
        break;
      }
      case FUSE_OPEN: {
        struct fuse_open_out out = {0};
        answer(in, 0, &out, sizeof out);
        break;
      }
      case FUSE_READ: {
        struct fuse_read_in *what = body;
        ssize_t n = pread(disk, data, what->size, what->offset);
        answer(in, n < 0 ? -errno : 0, data, n < 0 ? 0 : n);
        break;
      }
      case FUSE_WRITE: {
        struct fuse_write_in *what = body;
        ssize_t n = pwrite(disk, what + 1, what->size, what->offset);
        struct fuse_write_out out = {.size = n < 0 ? 0 : n};
        answer(in, n < 0 ? -errno : 0, &out, n < 0 ? 0 : sizeof out);
        break;
      }
      case FUSE_FSYNC:
        nanosleep(&wait_for, NULL);
        answer(in, 0, NULL, 0);
        break;
      case FUSE_STATFS: {
        struct fuse_statfs_out out = {.st = {.bsize = 4096, .namelen = 255, .frsize = 4096}};
        answer(in, 0, &out, sizeof out);
        break;
      }
      case FUSE_FORGET:
      case FUSE_BATCH_FORGET:
      case FUSE_INTERRUPT:
        break;
      case FUSE_FLUSH:
      case FUSE_RELEASE:
      case FUSE_DESTROY:
        answer(in, 0, NULL, 0);
        break;
      default:
        answer(in, -ENOSYS, NULL, 0);
    }
  }
}
