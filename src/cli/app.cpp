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
  AnalyzeOptions analyze;
  ReportOptionsCli report;
  QueryOptionsCli query;
  ShowOptions show;
  StatusOptions status;
  DumpOptions dump;
  EvalOptions eval;
  ExtractOptions extract;
  CompareOptions compare;
  ExplainOptions explain;
  ReviewOptions review;
  NamesOptions pin, forbid;
  RulesOptions rules;
  SchemaOptions schema;
  bool version = false, licenses = false;
  int exit_code = exit_done;
};

void add_db(CLI::App& command, std::string& db) { command.add_option("--db", db, "The store: one SQLite file")->required()->type_name("FILE"); }

void add_analyze(CLI::App& app, Options& options) {
  AnalyzeOptions& analyze = options.analyze;
  PipelineOptions& pipeline = analyze.pipeline;
  CLI::App* verb = app.add_subcommand("analyze", "Read articles, extract claims, store them, cross-reference; resumable, incremental");
  verb->add_option("paths", pipeline.paths, "Folders and files: .txt .md .html .json .jsonl .warc, also with .gz or .zst; - reads a list of paths from standard input")->required()->type_name("PATH...");
  add_db(*verb, analyze.db);
  verb->add_flag("-0,--null", analyze.null_separated, "Paths on standard input end in NUL, not in a line end");
  verb->add_option("--report", analyze.report, "Write a report too; format by ending: .html .md .json .csv")->type_name("FILE");
  verb->add_option("--title", analyze.title, "Title of the report")->capture_default_str()->type_name("TEXT");
  verb->add_option("-j,--jobs", pipeline.workers, "Worker processes (0: one a core)")->capture_default_str()->type_name("N");
  verb->add_option("--source-from", pipeline.normalize.source_from, "Where an article's source comes from: auto, dir, name, or the name of a JSON field")->capture_default_str()->type_name("HOW");
  verb->add_option("--meta", pipeline.metadata_csv, "CSV with path, url, source, published for what the files do not say")->type_name("FILE");
  verb->add_option("--timeout", pipeline.timeout_ms, "Milliseconds an article may take")->capture_default_str()->check(CLI::PositiveNumber)->type_name("MS");
  verb->add_option("--max-memory", pipeline.memory_bytes, "Bytes of memory a worker may add (0: no limit)")->capture_default_str()->transform(CLI::AsSizeValue(false))->type_name("SIZE");
  verb->add_option("--max-file", pipeline.read.max_file_bytes, "Larger .txt, .md, .html and .json files are refused")->capture_default_str()->transform(CLI::AsSizeValue(false))->type_name("SIZE");
  verb->add_option("--max-record", pipeline.read.max_record_bytes, "Larger records of .jsonl and .warc files are refused")->capture_default_str()->transform(CLI::AsSizeValue(false))->type_name("SIZE");
  verb->add_flag("--hidden", pipeline.read.include_hidden, "Read hidden files and folders too");
  verb->add_flag("!--no-raw", pipeline.keep_raw, "Keep hash and place of each record, not its bytes");
  verb->add_flag("--prune", pipeline.prune, "Forget articles whose files are no longer among the inputs");
  verb->add_flag("-q,--quiet", analyze.quiet, "No progress, no summary");
  verb->add_option("--fail-on", analyze.fail_on, "contradiction: exit 1 when one is found")->check(CLI::IsMember({"contradiction"}))->type_name("WHAT");
  add_rule_options(*verb, analyze.rules);
  verb->callback([&options] { options.exit_code = run_analyze(options.analyze); });
}

void add_report(CLI::App& app, Options& options) {
  ReportOptionsCli& report = options.report;
  CLI::App* verb = app.add_subcommand("report", "Write the report of a store");
  add_db(*verb, report.db);
  verb->add_option("-o,--output", report.output, "File, or - for standard output")->capture_default_str()->type_name("FILE");
  verb->add_option("--format", report.format, "html, md, json or csv (default: by the ending of --output, else html)")->type_name("FORMAT");
  verb->add_option("--title", report.report.title, "Title of the report")->capture_default_str()->type_name("TEXT");
  ReportFilter& filter = report.report.filter;
  verb->add_option("--subject", filter.subject, "Only findings about subjects with these words in their name")->type_name("TEXT");
  verb->add_option("--attribute", filter.attribute, "Only this attribute, by its key or wording")->type_name("NAME");
  verb->add_option("--source", filter.source, "Only findings with evidence from this source")->type_name("NAME");
  verb->add_option("--section", filter.section, "Only this section, e.g. contradiction or certainty_drift")->type_name("SECTION");
  verb->add_option("--since", filter.since, "Only findings with evidence published on or after this day")->type_name("YYYY-MM-DD");
  verb->add_option("--min-score", filter.min_score, "Only findings with at least this score")->type_name("0..1");
  verb->add_option("--max-findings", report.report.max_findings, "Findings in the report; the rest is counted")->capture_default_str()->type_name("N");
  add_rule_options(*verb, report.rules);
  verb->callback([&options] { options.exit_code = run_report(options.report); });
}

void add_store_verbs(CLI::App& app, Options& options) {
  CLI::App* query = app.add_subcommand("query", "Run one read-only SQL statement");
  add_db(*query, options.query.db);
  query->add_option("sql", options.query.sql, "SELECT ..., a file that holds it, or - for standard input")->required()->type_name("SQL|FILE");
  query->add_option("-p,--parameter", options.query.parameters, "name=value, bound to :name")->type_name("NAME=VALUE");
  query->add_option("--limit", options.query.max_rows, "Rows at most; more is announced")->capture_default_str()->type_name("N");
  query->add_option("--timeout", options.query.timeout_ms, "Milliseconds the statement may take")->capture_default_str()->type_name("MS");
  add_format(*query, options.query.format);
  query->callback([&options] { options.exit_code = run_query(options.query); });

  CLI::App* show = app.add_subcommand("show", "A claim, finding, entity or article in its context; an article with its claims, speakers and certainty");
  show->add_option("id", options.show.id, "c-..., f-..., e-..., d-..., the path of an article, or the name of an entity")->required()->type_name("ID|PATH|NAME");
  add_db(*show, options.show.db);
  show->add_option("--format", options.show.format, "text, or html for an article")->capture_default_str()->type_name("FORMAT");
  show->add_option("-o,--output", options.show.output, "File for an article, or - for standard output")->capture_default_str()->type_name("FILE");
  show->callback([&options] { options.exit_code = run_show(options.show); });

  CLI::App* status = app.add_subcommand("status", "What is in the store and what could not be read");
  add_db(*status, options.status.db);
  add_format(*status, options.status.format);
  status->callback([&options] { options.exit_code = run_status(options.status); });

  CLI::App* dump = app.add_subcommand("dump", "The canonical dump: the same bytes for the same inputs, options and rules");
  add_db(*dump, options.dump.db);
  dump->callback([&options] { options.exit_code = run_dump(options.dump); });

  CLI::App* eval = app.add_subcommand("eval", "Score this program against gold: GOLD holds relations.json and articles.json, beside a folder 'articles'");
  eval->add_option("gold", options.eval.gold, "Folder of the gold, e.g. corpus/gold")->required()->type_name("GOLD");
  eval->add_flag("--errors", options.eval.errors, "List what was missed and what was wrong");
  add_rule_options(*eval, options.eval.rules);
  eval->callback([&options] { options.exit_code = run_eval(options.eval); });
}

void add_extract(CLI::App& app, Options& options) {
  CLI::App* verb = app.add_subcommand("extract", "Stateless filter: JSON lines {id,text or file,published?,zone?} in, one record a line out");
  verb->add_option("input", options.extract.input, "File of JSON lines, or - for standard input")->capture_default_str()->type_name("FILE");
  verb->add_option("--as", options.extract.as, "article: find zones, boilerplate, language; html: the same of a page; text: the given text is the clean text")->capture_default_str()->type_name("KIND");
  verb->add_option("--emit", options.extract.emit, "Sections: blocks, tokens, mentions, figures, quotes, claims, metadata, map (default: all but tokens, metadata, map)")->delimiter(',')->type_name("LIST");
  add_rule_options(*verb, options.extract.rules);
  verb->callback([&options] { options.exit_code = run_extract(options.extract); });
}

void add_compare(CLI::App& app, Options& options) {
  CompareOptions& compare = options.compare;
  CLI::App* verb = app.add_subcommand("compare", "Two articles against each other, or pairs of texts; nothing is stored");
  verb->add_option("paths", compare.paths, "Two files or more; with --ndjson one file of pairs, or - for standard input")->type_name("FILE...");
  verb->add_flag("--ndjson", compare.ndjson, "Pairs in, verdicts out: {id,a,b} to {id,label,kind,reason}; label is the section of a report, or none");
  verb->add_flag("--same-event", compare.same_event, "All texts tell one happening: 'the flood' of one is 'the flood' of the other");
  verb->add_option("--format", compare.format, "text, table, json, ndjson, csv, tsv or md")->capture_default_str()->type_name("FORMAT");
  add_rule_options(*verb, compare.rules);
  verb->callback([&options] { options.exit_code = run_compare(options.compare); });
}

void add_judging(CLI::App& app, Options& options) {
  CLI::App* explain = app.add_subcommand("explain", "A finding from bytes to verdict; or two claims, and why they were or were not called a contradiction");
  explain->add_option("id", options.explain.id, "A finding f-..., or the first of two claims c-...")->required()->type_name("ID");
  explain->add_option("other", options.explain.other, "The second claim")->type_name("ID");
  add_db(*explain, options.explain.db);
  add_rule_options(*explain, options.explain.rules);
  explain->callback([&options] { options.exit_code = run_explain(options.explain); });

  CLI::App* review = app.add_subcommand("review", "Store your verdict on a finding; it is kept over re-runs while the values stay; without a finding: list the verdicts");
  review->add_option("finding", options.review.finding, "f-...")->type_name("FINDING");
  review->add_option("label", options.review.label, "contradiction, explained[:WHY], not_comparable, extraction_error[:WHAT], copy, unsure or x:LABEL")->type_name("LABEL");
  review->add_option("--note", options.review.note, "A remark")->type_name("TEXT");
  review->add_option("--reviewer", options.review.reviewer, "Who judges (default: the user's name)")->type_name("NAME");
  add_db(*review, options.review.db);
  add_format(*review, options.review.format);
  review->callback([&options] { options.exit_code = run_review(options.review); });
}

void add_names(CLI::App& app, const char* verb_name, const char* about, NamesOptions& names, Options& options) {
  CLI::App* verb = app.add_subcommand(verb_name, about);
  verb->add_option("name", names.a, "A name as articles write it")->type_name("NAME");
  verb->add_option("other", names.b, "The other name")->type_name("NAME");
  add_db(*verb, names.db);
  verb->add_flag("--undo", names.undo, "Forget what was decided about the two names");
  verb->add_option("--from", names.from, "TSV of decisions as this verb lists them with --format tsv: for a store built anew")->type_name("FILE");
  verb->add_option("--note", names.note, "A remark")->type_name("TEXT");
  verb->add_option("--reviewer", names.reviewer, "Who decides (default: the user's name)")->type_name("NAME");
  add_format(*verb, names.format);
  add_rule_options(*verb, names.rules);
  names.pinned = std::string_view(verb_name) == "pin";
  verb->callback([&options, &names] { options.exit_code = run_names(names); });
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
  add_format(*action("attributes", "List what can be claimed: the attribute registry"), options.rules.format);
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
  add_analyze(app, options);
  add_report(app, options);
  add_store_verbs(app, options);
  add_extract(app, options);
  add_compare(app, options);
  add_judging(app, options);
  add_names(app, "pin", "Two names are one entity, whatever the rules find; without names: list the decisions", options.pin, options);
  add_names(app, "forbid", "Two names are never one entity; without names: list the decisions", options.forbid, options);
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
