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
// Not errors, and said the same way: titles of stages, steps, checks and costs, results, and
// our reasons of rejections.
std::span<const char *const> titleSentences();

} // namespace sluice
