// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <exception>
#include <new>

#include "app.h"
#include "crosstell/store.h"
#include "verbs.h"

int main(int argc, char** argv) {
  using namespace crosstell;
  std::signal(SIGPIPE, SIG_DFL);  // a closed pipe ends the program in silence, as every filter does
  try {
    return cli::run(argc, argv);
  } catch (const StoreFailure& failure) {
    return cli::fail(cli::exit_environment, failure.error);
  } catch (const std::bad_alloc&) {
    return cli::fail(cli::exit_limit, "out of memory");
  } catch (const std::exception& trouble) {
    return cli::fail(cli::exit_environment, trouble.what());
  }
}
