/* usage: launch PROGRAM [ARGUMENT ...]
 *
 * Runs a program with its standard output thrown away, then writes one line to
 * standard output: user and system microseconds, wall-clock microseconds, peak resident KiB, page
 * faults without and with input, and how it ended (the exit code, or 128 and the signal).
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static long long microseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

int main(int count, char **arguments) {
  if (count < 2) return 2;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  long long start = microseconds();
  pid_t child;
  if (posix_spawnp(&child, arguments[1], &actions, NULL, arguments + 1, environ)) {
    perror(arguments[1]);
    return 127;
  }
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) < 0) return 1;
  printf(
      "%lld %lld %lld %ld %ld %ld %d\n", usage.ru_utime.tv_sec * 1000000LL + usage.ru_utime.tv_usec,
      usage.ru_stime.tv_sec * 1000000LL + usage.ru_stime.tv_usec, microseconds() - start,
      usage.ru_maxrss, usage.ru_minflt, usage.ru_majflt,
      WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
  return 0;
}
