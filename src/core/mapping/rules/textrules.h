// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/rules/rule.h"

#include <QRegularExpression>

namespace sluice {

// Rules on the text of one field: trim, case, replace, constant, copy. See Rule.

class TrimRule final : public FieldRule
{
public:
    using FieldRule::FieldRule;
    QString describe() const override;
    void apply(RecordBatch &batch) override;
};

enum class LetterCase { Upper, Lower, Capitalize };

class CaseRule final : public FieldRule
{
public:
    CaseRule(const QString &field, const QString &into, LetterCase letterCase);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    QByteArrayView converted(QByteArrayView text);

    LetterCase m_case;
    QByteArray m_buffer;
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

// Replaces every match; \1 to \9 in the new text stand for groups, \0 for the match. A pattern
// that exceeds the engine's limit on a value rejects the record.
class ReplacePatternRule final : public FieldRule
{
public:
    ReplacePatternRule(const QString &field, const QString &into, const QRegularExpression &pattern,
        const QString &with);
    QString describe() const override;
    void apply(RecordBatch &batch) override;

private:
    bool replaceIn(const QString &text, QString &out) const; // false: the pattern gave up

    QRegularExpression m_pattern;
    QString m_with;
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
