// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace sluice {

// How mending a field begins.
enum class FieldMend { Show, SetConstant, MapValues };

// What is wrong with one field of a mapping. Plain value.
struct FieldProblem
{
    QString field;
    QString title; // "Lead Source is required"
    QString detail;
    bool isBlocking = false; // a run would refuse it
    FieldMend mend = FieldMend::Show;

    friend bool operator==(const FieldProblem &, const FieldProblem &) = default;
};

} // namespace sluice
