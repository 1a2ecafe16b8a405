// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/rules/rule.h"
#include "core/mapping/transforms/lettercasing.h"
#include "core/mapping/transforms/patternreplacer.h"

namespace sluice {

// Rules on the text of one field: trim, case, replace, constant, copy. See Rule.

class TrimRule final : public FieldRule
{
public:
    using FieldRule::FieldRule;
    QString describe() const override;
    void apply(RecordBatch &batch) override;
};

class CaseRule final : public FieldRule
{
public:
    CaseRule(const QString &field, const QString &into, LetterCase letterCase);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    LetterCasing m_casing;
};

class ReplaceTextRule final : public FieldRule
{
public:
    ReplaceTextRule(const QString &field, const QString &into, const QString &find,
        const QString &with, Qt::CaseSensitivity sensitivity);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    QString m_find;
    QString m_with;
    QByteArray m_findBytes;
    QByteArray m_withBytes;
    Qt::CaseSensitivity m_sensitivity;
};

// A pattern that gives up on a value, see PatternReplacer, rejects the record.
class ReplacePatternRule final : public FieldRule
{
public:
    ReplacePatternRule(const QString &field, const QString &into, const PatternReplacer &replacer);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    PatternReplacer m_replacer;
};

class ConstantRule final : public Rule
{
public:
    ConstantRule(const QString &field, const QString &value, bool onlyIfEmpty);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    QString m_field;
    QByteArray m_value;
    bool m_onlyIfEmpty;
    qsizetype m_old = -1; // read only if the old value counts
    qsizetype m_to = -1;
};

class CopyRule final : public FieldRule
{
public:
    CopyRule(const QString &field, const QString &into, bool onlyIfEmpty);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    bool m_onlyIfEmpty;
};

} // namespace sluice
