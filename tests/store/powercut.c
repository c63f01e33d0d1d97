/* Preloaded into a process: writes down, in order, what it asks of the disk within one folder, and
 * what it prints. tests/store/test_powercut.py replays the log up to any moment.
 *
 * A record is: kind (1), length of the path (4), offset (8), length of the data (4), path, data.
 * Kinds: W write, T truncate to offset, S flush, U unlink, A printed. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int log_fd = -1;
static const char *folder;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    folder = getenv("POWERCUT_FOLDER");
    if (folder) log_fd = open(getenv("POWERCUT_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
}

static void note(char kind, const char *path, uint64_t offset, const void *data, uint32_t length) {
    uint32_t path_length = strlen(path);
    struct iovec parts[] = {{&kind, 1}, {&path_length, 4}, {&offset, 8}, {&length, 4},
                            {(void *)path, path_length}, {(void *)data, length}};
    if (writev(log_fd, parts, 6) < 0) abort();
}

static int watched(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = log_fd < 0 ? -1 : readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

#define RECORDED(call, ok, kind, offset, data, length)                                             \
    char path[PATH_MAX];                                                                           \
    pthread_mutex_lock(&one_at_a_time);                                                            \
    __typeof__(call) done = call;                                                                  \
    if (ok && watched(fd, path)) note(kind, path, offset, data, length);                           \
    pthread_mutex_unlock(&one_at_a_time);                                                          \
    return done;

ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) {
    RECORDED(REAL(pwrite64)(fd, data, n, at), done > 0, 'W', at, data, done)
}
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) {
    RECORDED(REAL(pwrite)(fd, data, n, at), done > 0, 'W', at, data, done)
}
ssize_t write(int fd, const void *data, size_t n) {
    if (fd == 1 && log_fd >= 0) {
        note('A', "", 0, data, n);
        return n;
    }
    off_t at = lseek(fd, 0, SEEK_CUR);
    RECORDED(REAL(write)(fd, data, n), done > 0, 'W', at, data, done)
}
int ftruncate64(int fd, off64_t size) {
    RECORDED(REAL(ftruncate64)(fd, size), done == 0, 'T', size, "", 0)
}
int ftruncate(int fd, off_t size) {
    RECORDED(REAL(ftruncate)(fd, size), done == 0, 'T', size, "", 0)
}
int fsync(int fd) { RECORDED(REAL(fsync)(fd), done == 0, 'S', 0, "", 0) }
int fdatasync(int fd) { RECORDED(REAL(fdatasync)(fd), done == 0, 'S', 0, "", 0) }
int unlink(const char *path) {
    int done = REAL(unlink)(path);
    if (!done && log_fd >= 0 && !strncmp(path, folder, strlen(folder))) note('U', path, 0, "", 0);
    return done;
}
