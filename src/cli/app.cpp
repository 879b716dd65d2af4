// SPDX-License-Identifier: Apache-2.0
// argv to verbs. The only file that sees CLI11.
#include "app.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "crosstell/base/version.h"
#include "crosstell/lexicon.h"
#include "verbs.h"

namespace crosstell::cli {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 done; 1 a gate was tripped; 2 wrong usage or rules; 3 finished, some inputs were refused or failed;\n"
    "4 environment (disk, lock, damaged or newer store); 5 a limit was hit; 6 verification mismatch; 130/143 interrupted.\n"
    "Data goes to standard output, everything else to standard error. It never says which side is right.";

void add_rule_options(CLI::App& command, RuleOptions& rules) {
  command.add_option("--rules", rules.extend, "Folder of rule packs that extend the built-in ones (may be repeated)")->type_name("DIR");
  command.add_option("--only-rules", rules.replace, "Folder of rule packs to use instead of the built-in ones")->type_name("DIR");
}

void add_format(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "table, json, ndjson, csv, tsv or md")->capture_default_str()->type_name("FORMAT");
}

/// All options, and which verb was chosen.
struct Options {
  ExtractOptions extract;
  RulesOptions rules;
  SchemaOptions schema;
  bool version = false, licenses = false;
  int exit_code = exit_done;
};

void add_extract(CLI::App& app, Options& options) {
  CLI::App* verb = app.add_subcommand("extract", "Stateless filter: JSON lines {id,text,published?,zone?} in, one record a line out");
  verb->add_option("input", options.extract.input, "File of JSON lines, or - for standard input")->capture_default_str()->type_name("FILE");
  verb->add_option("--as", options.extract.as, "article: find zones, boilerplate, language; text: the given text is the clean text")->capture_default_str()->type_name("KIND");
  verb->add_option("--emit", options.extract.emit, "Sections: blocks, tokens, mentions, figures, quotes, claims (default: all but tokens)")->delimiter(',')->type_name("LIST");
  add_rule_options(*verb, options.extract.rules);
  verb->callback([&options] { options.exit_code = run_extract(options.extract); });
}

void add_rules(CLI::App& app, Options& options) {
  CLI::App* verb = app.add_subcommand("rules", "Check, list and explain extraction rules");
  verb->require_subcommand(1);
  const auto action = [&](const char* name, const char* about) {
    CLI::App* command = verb->add_subcommand(name, about);
    add_rule_options(*command, options.rules.rules);
    command->callback([&options, name] {
      options.rules.action = name;
      options.exit_code = run_rules(options.rules);
    });
    return command;
  };
  action("check", "Compile the packs and run every rule's own examples");
  add_format(*action("list", "List the rules"), options.rules.format);
  CLI::App* explain = action("explain", "Show tokens, mentions, claims and the rules that came close for one sentence");
  explain->add_option("sentence", options.rules.sentence, "The sentence")->required()->type_name("SENTENCE");
  explain->add_option("--published", options.rules.published, "Publication date, for relative dates")->type_name("YYYY-MM-DD");
  explain->add_option("--zone", options.rules.zone, "Zone the sentence stands in")->capture_default_str()->type_name("ZONE");
}

void add_schema(CLI::App& app, Options& options) {
  CLI::App* verb = app.add_subcommand("schema", "Print a JSON Schema or the SQL schema; without a name list them");
  verb->add_option("name", options.schema.name, "Name as listed")->type_name("NAME");
  verb->callback([&options] { options.exit_code = run_schema(options.schema); });
}

int print_version(bool licenses) {
  const auto rules = load_rules({});
  if (rules == nullptr) return exit_usage;
  std::cout << "crosstell " << kVersion << " rules " << rules->hash() << '\n';
  if (licenses) std::cout << "\ncrosstell is licensed under the Apache License 2.0.\n\nIts word lists come from:\n\n" << Lexicon::builtin().credits();
  return exit_done;
}

}  // namespace

int run(int argc, char** argv) {
  Options options;
  CLI::App app{"crosstell reads a folder of scraped news articles, extracts who claims what, and shows where sources disagree.", "crosstell"};
  app.footer(kFooter);
  app.set_help_all_flag("--help-all", "Help of all verbs");
  app.add_flag("--version", options.version, "Print version and rules hash");
  app.add_flag("--licenses", options.licenses, "With --version: sources and licences of the embedded data");
  app.require_subcommand(0, 1);
  add_extract(app, options);
  add_rules(app, options);
  add_schema(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // help
    app.exit(error, std::cerr, std::cerr);
    return exit_usage;
  }
  if (options.version) return print_version(options.licenses);
  if (app.get_subcommands().empty()) {
    std::cerr << app.help();
    return exit_usage;
  }
  return options.exit_code;
}

}  // namespace crosstell::cli
