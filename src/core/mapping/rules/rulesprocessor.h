// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"
#include "core/mapping/processor.h"
#include "core/mapping/rules/rule.h"

namespace sluice {

// The processor of type "rules": built-in rules one after another over each batch, in-process. See
// Processor for thread and owner. A column that an earlier rule writes need not be in the input.
class RulesProcessor final : public Processor
{
public:
    // `reader` stands on {"type":"rules", ...}; null with problems noted.
    static std::unique_ptr<RulesProcessor> fromJson(JsonObjectReader &reader);

    QString title() const override { return m_title; }
    QString describe() const override;
    QStringList reads() const override;
    QStringList writes() const override;
    Result<void> bind(Columns &columns) override;
    Result<void> process(RecordBatch &batch, const CancelToken &token) override;

private:
    RulesProcessor(QString title, std::vector<std::unique_ptr<Rule>> rules);

    QString m_title;
    std::vector<std::unique_ptr<Rule>> m_rules;
};

} // namespace sluice
