// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/rules/rule.h"

#include <QHash>

#include <optional>

namespace sluice {

// Rules that look a value up: mapValues, bands, compare. See Rule.

// Finds short texts quickly, without regard to case if so wished. Filled once, then only read.
class ValueTable
{
public:
    explicit ValueTable(bool matchCase)
        : m_matchCase(matchCase)
    {
    }

    bool add(const QString &key, const QString &value); // false if the key is there already
    const QByteArray *find(QByteArrayView text); // trimmed; null if it is not there
    qsizetype size() const { return m_values.size(); }

private:
    bool m_matchCase;
    QHash<QByteArray, QByteArray> m_values;
    LowerText m_lower;
};

class MapValuesRule final : public FieldRule
{
public:
    MapValuesRule(const QString &field, const QString &into, ValueTable table,
        const std::optional<QString> &otherwise);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    ValueTable m_table;
    std::optional<QByteArray> m_otherwise; // none: the target stays as it is
};

class BandsRule final : public FieldRule
{
public:
    struct Band
    {
        qint64 atLeast = 0;
        QByteArray label;
    };
    // `bands` from the highest to the lowest.
    BandsRule(const QString &field, const QString &into, std::vector<Band> bands,
        const QString &otherwise);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    std::vector<Band> m_bands;
    QByteArray m_otherwise; // below all of them, or not a number
};

class CompareRule final : public Rule
{
public:
    CompareRule(const QString &field, const QString &with, const QString &into, const QString &same,
        const QString &different, bool matchCase);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    QString m_field;
    QString m_with;
    QString m_into;
    QByteArray m_same;
    QByteArray m_different;
    bool m_matchCase;
    qsizetype m_left = -1;
    qsizetype m_right = -1;
    qsizetype m_to = -1;
};

} // namespace sluice
