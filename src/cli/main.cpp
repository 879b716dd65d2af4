// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "app.h"
#include "crosstell/store.h"
#include "verbs.h"

int main(int argc, char** argv) {
  using namespace crosstell;
  std::signal(SIGPIPE, SIG_DFL);  // a closed pipe ends the program in silence, as every filter does
  std::signal(SIGXFSZ, SIG_IGN);  // a limit of file size becomes an error of the write, which says which file
  try {
    const int code = cli::run(argc, argv);
    // Every verb prints to std::cout; whether all of it arrived is asked once.
    if (!std::cout.flush()) return cli::fail(cli::exit_environment, "standard output: cannot be written (is the disk full?)");
    return code;
  } catch (const StoreFailure& failure) {
    return cli::fail(cli::exit_environment, failure.error);
  } catch (const std::bad_alloc&) {
    return cli::fail(cli::exit_limit, "out of memory");
  } catch (const std::exception& trouble) {
    return cli::fail(cli::exit_environment, trouble.what());
  }
}
