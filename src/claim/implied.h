// SPDX-License-Identifier: Apache-2.0
// What a sentence leaves to the sentences and words around it: whose deal, which engine, in office or no longer.
#pragma once

#include "assemble.h"

namespace crosstell {

/// Price, state, cash part or date of a purchase.
[[nodiscard]] bool is_deal(std::string_view attribute);

/// Sets the subject to the company that is bought in the deal told of last, and its buyer. False: there is none, or it is not clear which.
[[nodiscard]] bool set_implicit_deal(ClaimWork& work, std::uint32_t sentence, Claim& claim);

/// "The deal", "the takeover": names the deal told of last by its sides, and leaves it unresolved, because every article has another name for it.
/// False: the words name a deal themselves, or it is not clear which is meant.
[[nodiscard]] bool name_deal(ClaimWork& work, std::uint32_t sentence, const TokenSpan& words, Claim& claim);

/// Sets the subject of an attribute that articles tell of without naming whose it is ("the stock fell", "puts the parameter count at"): the one
/// model the sentence names, else the one company, model or thing the article is about. False: the attribute is no such one, or the article is about none, or about several.
[[nodiscard]] bool set_topic(ClaimWork& work, std::uint32_t sentence, const Attribute& attribute, Claim& claim);

/// Takes back what lines like "Age: 18" tell of the article's topic when they tell different things: a page of many such boxes is about many people.
/// Call when all claims of the article are made.
void drop_facts_of_many(std::vector<Claim>& claims);

/// One entity is subject and maker, buyer or cause.
[[nodiscard]] bool acts_on_itself(const Claim& claim);

/// Whether the office was held once: "former" stands before the match or inside it.
[[nodiscard]] bool held_before(const ArticleContext& context, const Sentence& sentence, const TokenSpan& matched, const TokenSpan& value);

/// The mention that a described thing is another word for, or -1: Orion, of "an engine" in "Orion, an engine that runs on ...".
[[nodiscard]] std::int32_t apposed_name(const ArticleContext& context, const TokenSpan& tokens);

/// "Northwind expects revenue of $4 billion": the verb before the figure looks ahead. Requires: `value` lies in the sentence of `matched`.
[[nodiscard]] bool is_foreseen(const ArticleContext& context, const TokenSpan& matched, const TokenSpan& value);

}  // namespace crosstell
