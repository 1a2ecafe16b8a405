// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/cellforms.h"

#include "syncs/crmbulk/crmfacts.h"

#include <algorithm>

namespace sluice {

CellForms::CellForms(const CrmFacts &facts, const QStringList &names)
    : m_dates(facts.timeZone(), facts.conventions.writesIsoDates)
    , m_separator(facts.choiceSeparator().toUtf8())
    , m_readSeparator(facts.conventions.readChoiceSeparator.toUtf8())
{
    for (const QString &name : names) {
        const CrmField field = facts.fields.value(name);
        Column column{.kind = crmValueKind(field)};
        for (const CrmPickValue &pick : field.pickValues)
            column.picks.insert(pick.actual.trimmed().toUtf8());
        m_columns.push_back(std::move(column));
    }
}

std::optional<CrmDateKind> CellForms::dateKind(CrmValueKind kind)
{
    if (kind == CrmValueKind::Date)
        return CrmDateKind::Date;
    return kind == CrmValueKind::DateTime ? std::optional(CrmDateKind::DateTime) : std::nullopt;
}

bool CellForms::isSentAsItIs(size_t column) const
{
    const CrmValueKind kind = m_columns[column].kind;
    return kind != CrmValueKind::Choices && !dateKind(kind);
}

// By what uploads take, where the cell has it: a processor may have written it so.
QList<QByteArray> CellForms::choicesOf(const Column &column, QByteArrayView cell) const
{
    const QByteArray whole = cell.trimmed().toByteArray();
    if (column.picks.contains(whole))
        return {whole};
    for (const QByteArray &separator : {m_separator, m_readSeparator}) {
        const QList<QByteArray> parts = crmChoices(cell, separator);
        if (parts.size() > 1)
            return parts;
    }
    return crmChoices(cell);
}

bool CellForms::appendSent(size_t column, QByteArrayView cell, QByteArray &out)
{
    if (const auto date = dateKind(m_columns[column].kind))
        return m_dates.append(cell, *date, out);
    if (m_columns[column].kind == CrmValueKind::Choices)
        out += choicesOf(m_columns[column], cell).join(m_separator);
    else
        out += cell;
    return true;
}

QByteArray CellForms::comparable(size_t column, QByteArrayView cell)
{
    const Column &known = m_columns[column];
    switch (known.kind) {
    case CrmValueKind::Date:
    case CrmValueKind::DateTime:
        if (QByteArray date; m_dates.append(cell, *dateKind(known.kind), date))
            return date;
        break;
    case CrmValueKind::Choices: {
        QList<QByteArray> choices = choicesOf(known, cell);
        std::sort(choices.begin(), choices.end());
        return choices.join(';');
    }
    case CrmValueKind::Integer:
    case CrmValueKind::Decimal: {
        constexpr int kSureDigits = 15; // of a double
        bool isNumber = false;
        const double number = cell.trimmed().toByteArray().toDouble(&isNumber);
        if (isNumber)
            return QByteArray::number(number == 0 ? 0 : number, 'g', kSureDigits);
        break;
    }
    case CrmValueKind::Flag:
        return cell.toByteArray().toLower();
    case CrmValueKind::Text:
    case CrmValueKind::Reference:
        break;
    }
    return cell.toByteArray();
}

} // namespace sluice
