// SPDX-License-Identifier: Apache-2.0
#include "deeds.h"

#include <algorithm>

#include "proposition.h"
#include "subject_words.h"

namespace crosstell {
namespace {

constexpr std::uint32_t kModifiers = 4;   // words between an owner and the noun: "the firm's long planned first sale"

class Deeds {
 public:
  Deeds(ClaimWork& work, std::uint32_t number)
      : work_(work), context_(work.context), number_(number), sentence_(work.context.segments.sentences[number]) {}

  void run() {
    for (const std::uint32_t i : work_.reading.deeds)
      if (i + 2 < sentence_.tokens.end && context_.token(i).is(WordClass::noun) && context_.token(i + 1).folded == "of") read(i);
  }

 private:
  void read(std::uint32_t noun) {
    const PhraseHit hit = deed_nouns().at(context_.segments.tokens, noun, sentence_.tokens.end);
    if (!hit.row || hit.row->columns.empty() || hit.length != 1) return;
    const std::uint32_t first = first_modifier(noun);
    const Likelihood likelihood = likelihood_of(first, noun);
    const TokenSpan done_to = noun_group_at(context_, sentence_, noun + 2);
    if (likelihood == Likelihood::unsure || done_to.empty()) return;
    const TokenSpan whole = phrase_from(context_, sentence_, noun + 2);
    if (whole.empty()) return;
    const bool planned = likelihood == Likelihood::planned;
    if (const TokenSpan owner = owner_before(first); !owner.empty()) return add(hit.row->columns[0], "", owner, whole, noun, planned);
    if (!ends_name(done_to)) return;
    const TokenSpan rest = phrase_from(context_, sentence_, done_to.end);
    if (!rest.empty() && context_.token(rest.begin).is(WordClass::preposition)) add(hit.row->columns[0], ":passive", done_to, rest, noun, planned);
  }

  [[nodiscard]] std::uint32_t first_modifier(std::uint32_t noun) const {
    std::uint32_t first = noun;
    while (first > sentence_.tokens.begin && noun - first < kModifiers) {
      const Token& before = context_.token(first - 1);
      const bool participle = before.is(WordClass::verb) && (before.forms & (form_past_participle | form_present_participle)) != 0;
      if (!participle && !before.is(WordClass::adjective) && !before.is(WordClass::noun) && !before.is(WordClass::adverb) && !before.is(WordClass::number)) break;
      --first;
    }
    return first;
  }

  enum class Likelihood : std::uint8_t { done, planned, unsure };

  /// "the proposed sale", "a failed takeover", "an alleged theft".
  [[nodiscard]] Likelihood likelihood_of(std::uint32_t first, std::uint32_t noun) const {
    static constexpr std::string_view kPlanned[] = {"announced", "expected", "forthcoming", "future", "impending", "intended", "looming", "next", "pending", "planned", "proposed", "scheduled", "upcoming"};
    static constexpr std::string_view kUnsure[] = {"abandoned", "alleged", "aborted", "attempted", "blocked", "failed", "false", "hypothetical", "likely", "possible", "potential", "reported", "rumored", "rumoured", "suspected", "would-be"};
    for (std::uint32_t i = first; i < noun; ++i) {
      const std::string_view word = context_.token(i).folded;
      if (std::find(std::begin(kUnsure), std::end(kUnsure), word) != std::end(kUnsure)) return Likelihood::unsure;
      if (std::find(std::begin(kPlanned), std::end(kPlanned), word) != std::end(kPlanned)) return Likelihood::planned;
    }
    return Likelihood::done;
  }

  /// "Northwind's", "its": a name or what stands for one, before what describes the deed.
  [[nodiscard]] TokenSpan owner_before(std::uint32_t first) const {
    if (first < sentence_.tokens.begin + 1) return {};
    const bool mark = context_.token(first - 1).is(WordClass::possessive) && first > sentence_.tokens.begin + 1;
    const std::uint32_t end = mark ? first - 1 : first;
    const std::uint32_t floor = end > sentence_.tokens.begin + 8 ? end - 8 : sentence_.tokens.begin;
    const std::int32_t head = head_mention(context_, {floor, end});
    if (head < 0) return {};
    const Mention& mention = context_.extraction.mentions[static_cast<std::size_t>(head)];
    const bool pronoun = mention.form == Mention::Form::pronoun;
    return mention.tokens.end == end && mark != pronoun && named(mention) ? mention.tokens : TokenSpan{};
  }

  [[nodiscard]] bool ends_name(const TokenSpan& group) const {
    const std::int32_t head = head_mention(context_, group);
    return head >= 0 && context_.extraction.mentions[static_cast<std::size_t>(head)].tokens.end == group.end && named(context_.extraction.mentions[static_cast<std::size_t>(head)]);
  }

  [[nodiscard]] bool named(const Mention& mention) const {
    if (mention.entity < 0) return false;
    const MentionType type = context_.extraction.entities[static_cast<std::size_t>(mention.entity)].type;
    return type != MentionType::concept_ && type != MentionType::role && type != MentionType::nationality;
  }

  void add(std::string_view verb, std::string_view voice, const TokenSpan& subject, const TokenSpan& words, std::uint32_t noun, bool planned) {
    Claim claim;
    claim.attribute = work_.arena.text({"relation:", verb, voice});
    work_.arena.append(claim.derivation, "open.deed");
    set_subject(context_, subject, claim);
    if (claim.subject < 0) return;
    claim.value_kind = ValueKind::text;
    claim.value_span = context_.span_of(words);
    claim.value_text = named_words(context_, words, work_.arena);
    claim.modality = planned ? Modality::predicted : Modality::presupposed;
    ClaimArgument named;
    named.role = "verb";
    named.span = context_.token(noun).span;
    named.text = context_.token(noun).lemma;
    work_.arena.append(claim.arguments, named);
    const ClaimPlace at{number_, {std::min(subject.begin, noun), words.end}, {noun, noun + 1}, {}, work_.arena.list({subject, words}), true, true};
    finish_claim(work_, at, work_.families.relation.of(claim.attribute), claim);
  }

  ClaimWork& work_;
  const ArticleContext& context_;
  std::uint32_t number_;
  const Sentence& sentence_;
};

}  // namespace

const PhraseTable& deed_nouns() {
  static const PhraseTable table = PhraseTable::from_resource("schemas/claim/deed_nouns.tsv", true);
  return table;
}

void add_deeds(ClaimWork& work, std::uint32_t sentence) { Deeds(work, sentence).run(); }

}  // namespace crosstell
