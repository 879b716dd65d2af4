// SPDX-License-Identifier: Apache-2.0
// Any bytes as a page: tokens come in order and inside the page, never twice; the tree and its map keep their promises. The first byte
// chooses what the text means at the start.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "../../src/normalize/html_tokenizer.h"
#include "../../src/normalize/html_tree.h"
#include "crosstell/base/utf8.h"

namespace {

using namespace crosstell;
using namespace crosstell::html;

void check(const Range& range, const Range& all, std::string_view page) {
  if (!range.known()) return;
  if (range.begin < all.begin || range.end < range.begin || range.end > all.end || all.end > page.size()) std::abort();
}

void check_tokens(std::string_view page, Content content, std::string_view end_name) {
  Tokenizer tokenizer(page);
  tokenizer.set_content(content, end_name);
  Token token;
  std::size_t end = 0;
  while (tokenizer.next(token)) {
    if (token.all.begin < end || token.all.end <= token.all.begin) std::abort();
    end = token.all.end;
    check(token.name, token.all, page);
    check(token.public_id, token.all, page);
    check(token.system_id, token.all, page);
    if (token.attributes.size() > kMaxAttributes) std::abort();
    for (const Attribute& attribute : token.attributes) {
      check(attribute.name, token.all, page);
      check(attribute.value, token.all, page);
      (void)decoded(attribute.value.in(page), {false, true, true, true});
    }
    (void)decoded(token.name.in(page), {true, true, false, true});
  }
}

void check_tree(std::string_view source) {
  const Page page = read_page(source);
  if (page.text.map.output_length() != page.text.text.size() || (is_utf8(source) && !is_utf8(page.text.text))) std::abort();
  for (std::uint32_t n = 0; n < page.nodes.size(); ++n) {
    const Node& node = page.nodes[n];
    if (node.end <= n || node.end > page.nodes.size() || node.first_block > node.end_block || node.end_block > page.blocks.size()) std::abort();
    if (n > 0 && (node.parent >= n || page.nodes[node.parent].end < node.end)) std::abort();
  }
  std::uint64_t end = 0;
  for (const TextBlock& block : page.blocks) {
    if (block.begin < end || block.end <= block.begin || block.end > page.text.text.size() || block.node >= page.nodes.size()) std::abort();
    end = block.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view page(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 5) {
    case 0: check_tokens(page, Content::data, ""); break;
    case 1: check_tokens(page, Content::rcdata, "title"); break;
    case 2: check_tokens(page, Content::rawtext, "style"); break;
    case 3: check_tokens(page, Content::script, "script"); break;
    default: check_tokens(page, Content::plaintext, ""); break;
  }
  check_tree(page);
  return 0;
}
