// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "crosstell/base/resource.h"
#include "crosstell/base/utf8.h"
#include "verbs.h"

namespace crosstell::cli {

int fail(ExitCode code, const std::string& message) {
  std::cerr << "crosstell: " << printable(message, true) << '\n';
  return code;
}

int fail(ExitCode code, const Error& error) { return fail(code, to_string(error)); }

int run_schema(const SchemaOptions& options) {
  if (options.name.empty()) {
    for (const Resource& resource : resources())
      if (resource.path.starts_with("schemas/json/") || resource.path.starts_with("schemas/sql/")) std::cout << resource.path.substr(8) << '\n';
    return exit_done;
  }
  for (const std::string& path : {"schemas/" + options.name, "schemas/json/" + options.name, "schemas/json/" + options.name + ".schema.json"}) {
    if (const auto bytes = find_resource(path)) {
      std::cout << *bytes;
      return exit_done;
    }
  }
  return fail(exit_usage, "schema '" + options.name + "' does not exist; 'crosstell schema' lists them");
}

}  // namespace crosstell::cli
