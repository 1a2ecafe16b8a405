// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace sluice {

// The sentences of errors that the catalogues translate (context Errors), by the layer that makes
// them. Each stands word for word in the sources of its layer, which a test checks. Any thread.
std::span<const char *const> coreErrorSentences();
std::span<const char *const> servicesErrorSentences();
std::span<const char *const> syncsErrorSentences();
std::span<const char *const> appErrorSentences();
// More of these, by what they are about.
std::span<const char *const> fileErrorSentences(); // files, store, vault and network
std::span<const char *const> answerErrorSentences(); // answers of services, and what to do
std::span<const char *const> runErrorSentences(); // why runs wait or ended, and records
std::span<const char *const> valueErrorSentences(); // values of documents
std::span<const char *const> noticeSentences(); // of src/app: what goes with a result
// Not errors, and said the same way: titles of stages, steps, checks and costs, results, and
// our reasons of rejections.
std::span<const char *const> titleSentences();

} // namespace sluice
