// A press that renders tiles on a thread of its own, while others wait; one tile has no ink.
#include <pthread.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "cphook.h"

namespace press {

struct Tile {
  const unsigned char *ink;
  int width;

  [[gnu::always_inline]] int darkness(int x) const { return ink[x] * 3 / 4; }
};

struct Row {
  std::vector<Tile> tiles;

  [[gnu::always_inline]] int weight() const {
    int sum = 0;
    for (const Tile &tile : tiles) {
      for (int x = tile.width - 1; x >= 0; x--) sum += tile.darkness(x);
    }
    return sum;
  }
};

volatile int weightOfPage;

[[gnu::noinline]] int render(const std::vector<Row> &page) {
  int sum = 0;
  for (const Row &row : page) sum += row.weight();
  weightOfPage = sum;
  return sum;
}

std::mutex tray;
std::condition_variable paper;
bool isEmpty = true;

void name(const std::string &name) { pthread_setname_np(pthread_self(), name.c_str()); }

[[gnu::noinline]] void feedPaper(int number) {
  name("feeder " + std::to_string(number));
  std::unique_lock<std::mutex> hand(tray);
  while (isEmpty) paper.wait(hand);
  weightOfPage = number;
}

[[gnu::noinline]] void keepWarm() {
  name("heater");
  for (;;) {
    std::this_thread::sleep_for(std::chrono::hours(1));
    weightOfPage++;
  }
}

[[gnu::noinline]] int printPages(int count) {
  name("press");
  usleep(200'000);  // the others shall be at their places
  static const unsigned char black[8] = {255, 255, 255, 255, 255, 255, 255, 255};
  Row full{{{black, 8}, {black, 8}, {black, 8}}};
  Row worn{{{black, 8}, {nullptr, 6}, {black, 8}}};
  int sum = 0;
  for (int page = 0; page < count; page++) sum += render({full, full, page == 2 ? worn : full});
  weightOfPage = sum;
  return sum;
}

}  // namespace press

int main() {
  cp_install();
  std::vector<std::thread> threads;
  for (int number = 1; number <= 2; number++) threads.emplace_back(press::feedPaper, number);
  threads.emplace_back(press::keepWarm);
  threads.emplace_back(press::printPages, 4);
  for (std::thread &thread : threads) thread.join();
}
