// SPDX-License-Identifier: Apache-2.0
// Claims that are put aside, grouped by numbers and read again give what all claims in memory give.
#include <algorithm>
#include <map>
#include <random>

#include "../catch.h"
#include "corpus_comparison.h"
#include "event_dates.h"
#include "packed_claim.h"
#include "sample.h"

using namespace crosstell;
using namespace crosstell::crossref;

namespace {

std::string bytes_of(const ComparableClaim& claim) {
  std::string out;
  pack(claim, out);
  for (const std::string* text : {&claim.article_id, &claim.path, &claim.source, &claim.published, &claim.title}) out += "\n" + *text;
  return out;
}

const char* one_of(std::mt19937& random, std::vector<const char*> texts) { return texts[random() % texts.size()]; }

/// Deeds with and without doers, registry attributes with and without arguments, lists, quotations, dated events.
ComparableClaim random_claim(std::mt19937& random) {
  sample::Make make;
  make.attribute = one_of(random, {"event:close", "event:close:passive", "event:open", "event:buy", "staff", "event:say", "dead"});
  const std::string article = one_of(random, {"d-a", "d-b", "d-c", "d-e", "d-f"});
  make.article = article;
  make.published = one_of(random, {"", "2031-05-01", "2031-05-02", "2031-09-01"});
  make.polarity = random() % 5 == 0 ? "negative" : "positive";
  if (random() % 3 == 0) make.time_low = "2031-05-02", make.time_high = "2031-05-03";
  ComparableClaim out = sample::claim(make);
  out.claim.id = "c-" + std::to_string(random());
  out.entity_id = one_of(random, {"e-council", "e-school", "e-union", ""});
  out.subject_key = one_of(random, {"council", "school"});
  out.subject_type = one_of(random, {"organization", "concept"});
  if (make.attribute == "staff" || make.attribute == "dead") out = sample::with_figure(out, sample::figure(one_of(random, {"12", "15", "about 14", "1200"})));
  for (const char* role : {"object", "buyer", "agent", "complement"}) {
    if (random() % 3 != 0) continue;
    ClaimArgumentRow argument;
    argument.role = role;
    argument.key = argument.role != "agent" && argument.role != "complement";
    argument.text = argument.key ? one_of(random, {"School", "Harbour Museum", "pool"}) : one_of(random, {"the search for two missing campers", "the strike at three ports"});
    out.claim.arguments.push_back(argument);
    out.argument_ids.emplace_back(argument.key ? one_of(random, {"e-school", "e-museum", "e-pool", ""}) : "");
    out.argument_keys.emplace_back(argument.text);
  }
  if (random() % 4 == 0) {
    out.claim.attribution = "direct";
    out.claim.speaker_text = out.speaker_key = one_of(random, {"Ilse Kest", "Oda Varn"});
    out.claim.sentence = static_cast<std::int64_t>(random() % 4);
    out.sentence_text = one_of(random, {"“We will sell a single ship this year,” Kest said.", "“We will not sell a single ship this year,” she said.",
                                        "“We will sell 12 ships before the summer,” and “we will sell 15 ships before the summer,” they said."});
  }
  if (random() % 6 == 0) {
    out.claim.value_kind = "set";
    out.claim.set_members = {"longer opening hours", "free entry for pupils", one_of(random, {"a new roof", "a second guide"})};
    if (random() % 2 == 0) out.claim.subject = -1;
  }
  return out;
}

std::vector<ComparableClaim> random_claims(unsigned seed, int count) {
  std::mt19937 random(seed);
  std::vector<ComparableClaim> out;
  for (int i = 0; i < count; ++i) out.push_back(random_claim(random));
  std::sort(out.begin(), out.end(), [](const auto& x, const auto& y) { return std::tie(x.article_id, x.claim.id) < std::tie(y.article_id, y.claim.id); });
  return out;
}

std::string text_of(const std::vector<FindingRow>& findings) {
  std::string out;
  for (const FindingRow& finding : findings) {
    out += finding.id + finding.section + finding.kind + finding.reason + std::to_string(finding.score) + "\n";
    for (const FindingVariantRow& variant : finding.variants) {
      out += variant.value + " " + std::to_string(variant.voices);
      for (const FindingEvidenceRow& evidence : variant.evidence) out += " " + evidence.claim_id;
      out += "\n";
    }
  }
  return out;
}

/// `sparing`: as a store gives them, only what is wanted of each.
std::string compared(const std::vector<ComparableClaim>& claims, const std::vector<SpelledName>& names = {}, bool sparing = false) {
  const CompareContext context = sample::context();
  CorpusComparison comparison(context, names, telling_names({}));
  for (const ComparableClaim& claim : claims) {
    const ClaimRow& row = claim.claim;
    const ClaimPart wanted = sparing ? comparison.wants({claim.article_id, row.attribute, row.kind, row.value_kind, row.attribution, row.subject >= 0}) : ClaimPart::all;
    if (wanted == ClaimPart::all) comparison.add(claim);
    if (wanted != ClaimPart::sentence) continue;
    ComparableClaim sentence;
    sentence.article_id = claim.article_id;
    sentence.source = claim.source;
    sentence.claim.id = row.id;
    sentence.entity_id = claim.entity_id;
    sentence.sentence_text = claim.sentence_text;
    comparison.add_sentence(sentence);
  }
  comparison.run();
  std::string out = text_of(comparison.findings()) + std::to_string(comparison.summary().buckets) + "\n";
  const ComparisonList pairs = comparison.comparisons();
  for (std::size_t i = 0; i < pairs.size; ++i) out += std::string(pairs.at(i).claim_a) + pairs.at(i).claim_b + pairs.at(i).relation + pairs.at(i).guard + "\n";
  return out;
}

/// The same with all claims in memory: buckets as sets of claim ids, each with its date or not.
using Ids = std::multiset<std::multiset<std::string>>;

Ids ids_of(const std::vector<Bucket>& buckets) {
  Ids out;
  for (const Bucket& bucket : buckets) {
    std::multiset<std::string> ids;
    for (const ComparableClaim* claim : bucket) ids.insert(claim->claim.id + (claim->claim.attribute.starts_with("date_of:") ? " date" : ""));
    out.insert(ids);
  }
  return out;
}

}  // namespace

TEST_CASE("claims put aside: what is packed comes back", "[crossref]") {
  const auto claims = random_claims(GENERATE(range(1u, 20u)), 30);
  ClaimSpool spool(GENERATE(std::size_t{0}, std::size_t{2000}, ClaimSpool::kMemory));   // all, most, nothing goes to the file
  for (const ComparableClaim& claim : claims) spool.put(claim);
  ComparableClaim changed = claims[3];
  changed.entity_id = "e-other";
  changed.figure = sample::figure("1.3 million");
  changed.figure->written_exp10 = -7;
  changed.claim.confidence = 0.1;
  spool.replace(3, changed);
  ComparableClaim read;   // used again, as readers do: nothing of another claim may stay in it
  for (std::size_t i = claims.size(); i-- > 0;) {
    const auto number = static_cast<std::uint32_t>(i);
    spool.get(number, read);
    CHECK(bytes_of(read) == bytes_of(i == 3 ? changed : claims[i]));
    CHECK(spool.id(number) == claims[i].claim.id);
  }
  CHECK(read.figure.has_value() == claims[0].figure.has_value());
}

TEST_CASE("meetings: parts told by numbers give the buckets of the whole", "[crossref]") {
  const unsigned seed = GENERATE(range(1u, 120u));
  CAPTURE(seed);
  std::vector<ComparableClaim> claims = random_claims(seed, 40), dates;
  MeetingTable table;
  std::map<std::pair<std::uint32_t, bool>, ComparableClaim> by_number;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    table.add(i, false, meeting_keys(claims[i], sample::registry()));
    by_number[{i, false}] = claims[i];
    const auto date = event_date(claims[i]);
    if (!date) continue;
    table.add(i, true, meeting_keys(*date, sample::registry()));
    by_number[{i, true}] = *date;
  }
  std::vector<const ComparableClaim*> all;
  for (const auto& [number, claim] : by_number) all.push_back(&claim);
  std::sort(all.begin(), all.end(), [](const auto* x, const auto* y) { return x->claim.id < y->claim.id; });
  const std::vector<Bucket> expected = make_buckets(all, sample::registry());

  Ids parts;
  const std::uint64_t alone = table.each_part([&](const Meeting* begin, const Meeting* end) {
    std::vector<const ComparableClaim*> part;
    for (const Meeting* at = begin; at != end; ++at) part.push_back(&by_number.at({at->claim, at->is_date}));
    std::sort(part.begin(), part.end(), [](const auto* x, const auto* y) { return x->claim.id < y->claim.id; });
    for (const auto& bucket : ids_of(make_buckets(part, sample::registry()))) parts.insert(bucket);
  });
  CHECK(parts.size() + alone == expected.size());
  Ids wanted = ids_of(expected);
  std::erase_if(wanted, [](const auto& bucket) { return bucket.size() < 2; });
  std::erase_if(parts, [](const auto& bucket) { return bucket.size() < 2; });
  CHECK(parts == wanted);
}

TEST_CASE("unions: groups read again give what all claims in memory give", "[crossref]") {
  const unsigned seed = GENERATE(range(1u, 60u));
  CAPTURE(seed);
  std::vector<ComparableClaim> claims = random_claims(seed, 60);
  std::sort(claims.begin(), claims.end(), [](const auto& x, const auto& y) { return x.claim.id < y.claim.id; });
  const CompareContext context = sample::context();
  ClaimSpool spool;
  UnionTable table(context);
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    table.add(i, claims[i]);
    spool.put(claims[i]);
  }
  const auto names = [](const std::string& article) { return article < "d-c" ? std::set<std::string>{"e-place"} : std::set<std::string>{}; };
  const std::vector<ComparableClaim> before = claims;
  unite_lists(claims, context);
  unite_subjects(claims, names, context);
  unite_arguments(claims, context);
  const auto changed = table.apply(spool, names);
  ComparableClaim read;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    spool.get(i, read);
    CHECK(bytes_of(read) == bytes_of(claims[i]));
    CHECK((bytes_of(before[i]) == bytes_of(claims[i]) || std::binary_search(changed.begin(), changed.end(), i)));
  }
}

TEST_CASE("quotations: lines read again give what all lines in memory give", "[crossref]") {
  const unsigned seed = GENERATE(range(1u, 40u));
  CAPTURE(seed);
  const auto claims = random_claims(seed, 50);
  const CompareContext context = sample::context();
  ClaimSpool spool;
  QuoteTable table;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    table.add(i, claims[i]);
    spool.put(claims[i]);
  }
  std::vector<Testimony> testimonies;
  CHECK(text_of(table.compare(spool, context, testimonies)) == text_of(compare_quotes(quote_lines(claims), context)));
}

/// One saying in the words of several articles: any number of its words are others, from none to all.
std::vector<ComparableClaim> retold(std::mt19937& random, int count) {
  const std::vector<std::string> said = {"we", "will", "never", "moor", "the", "grey", "dredger", "at", "the", "eastern", "quay", "before", "dawn"};
  std::vector<ComparableClaim> out;
  for (int i = 0; i < count; ++i) {
    std::vector<std::string> words = said;
    for (std::size_t changes = random() % 9; changes > 0; --changes)
      words[random() % words.size()] = one_of(random, {"always", "not", "12", "15", "lighter", "western", "Halden", "Tarn", "barge", "the"});
    sample::Make make;
    make.article = "d-" + std::to_string(i / 2);
    ComparableClaim& claim = out.emplace_back(sample::claim(make));
    claim.claim.id = "c-" + std::to_string(random());
    claim.claim.attribution = "direct";
    claim.claim.sentence = i;
    claim.claim.speaker_text = claim.speaker_key = one_of(random, {"Ilse Kest", "Oda Varn"});
    claim.sentence_text = "“";
    for (const std::string& word : words) claim.sentence_text += (claim.sentence_text.ends_with("“") ? "" : " ") + word;
    claim.sentence_text += "”, she said.";
  }
  std::sort(out.begin(), out.end(), [](const auto& x, const auto& y) { return std::tie(x.article_id, x.claim.id) < std::tie(y.article_id, y.claim.id); });
  return out;
}

TEST_CASE("quotations: those passed over unread would have told nothing", "[crossref]") {
  const CompareContext context = sample::context();
  std::size_t told = 0;
  for (unsigned seed = 1; seed < 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto claims = retold(random, 16);
    ClaimSpool spool;
    QuoteTable table;
    for (const ComparableClaim& claim : claims) table.add(spool.put(claim), claim);
    std::vector<Testimony> testimonies;
    const auto findings = table.compare(spool, context, testimonies);
    REQUIRE(text_of(findings) == text_of(compare_quotes(quote_lines(claims), context)));
    told += findings.size();
  }
  CHECK(told > 60);
}

TEST_CASE("corpus comparison: the order of articles changes no byte", "[crossref]") {
  const unsigned seed = GENERATE(range(1u, 40u));
  CAPTURE(seed);
  std::vector<ComparableClaim> claims = random_claims(seed, 80);
  const std::string expected = compared(claims);
  std::map<std::string, std::uint32_t> place;
  std::mt19937 random(seed);
  for (int round = 0; round < 3; ++round) {
    for (const ComparableClaim& claim : claims) place[claim.article_id] = static_cast<std::uint32_t>(random());
    std::stable_sort(claims.begin(), claims.end(), [&](const auto& x, const auto& y) { return place[x.article_id] < place[y.article_id]; });
    REQUIRE(compared(claims) == expected);
  }
}

TEST_CASE("corpus comparison: what it does not want of a claim changes no byte", "[crossref]") {
  const unsigned seed = GENERATE(range(1u, 20u));
  CAPTURE(seed);
  std::vector<ComparableClaim> claims = random_claims(seed, 400);
  std::mt19937 random(seed);
  for (ComparableClaim& claim : claims) {
    claim.article_id = "d-" + std::to_string(100 + random() % 90);
    claim.source = "The " + claim.article_id;
    if (random() % 6 == 0) claim.claim.attribute = one_of(random, {"figure:money", "relation:mend"});
    if (random() % 9 == 0) claim.claim.kind = "opinion";
    if (random() % 9 == 0) claim.claim.subject = -1;
    if (random() % 3 == 0) claim.sentence_text = one_of(random, {"Ilse Kest mended the pool.", "The school hired Ilse Kesst.", "Nobody mended it."});
  }
  std::stable_sort(claims.begin(), claims.end(), [](const auto& x, const auto& y) { return x.article_id < y.article_id; });
  SpelledName name{"e-council", 1, {{"Ilse Kest", {}, 9}, {"Ilse Kesst", {}, 4}}};
  for (int article = 100; article < 190; ++article) name.spellings[article % 3 == 0 ? 1 : 0].articles.push_back("d-" + std::to_string(article));
  REQUIRE(compared(claims, {name}, true) == compared(claims, {name}));
}

TEST_CASE("pairs: by claim, once each, and a difference holds", "[crossref]") {
  ClaimSpool spool;
  for (const char* id : {"c-9", "c-1234567890", "c-12345678901", "c-10"}) {
    ComparableClaim claim = sample::claim({"staff"});
    claim.claim.id = id;
    spool.put(claim);
  }
  PairTable pairs;
  pairs.add(1, 0, "compatible", "scope");
  pairs.add(3, 2, "agree", "");
  pairs.add(3, 2, "compatible", "other_time");
  pairs.add(1, 2, "differ", "");
  pairs.add(1, 2, "agree", "");
  pairs.sort(spool);
  std::string out;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const ComparisonView row = pairs.at(i, spool);
    out += std::string(row.claim_a) + " " + row.claim_b + " " + row.relation + "; ";
  }
  CHECK(out == "c-10 c-12345678901 agree; c-1234567890 c-12345678901 differ; c-1234567890 c-9 compatible; ");
}
