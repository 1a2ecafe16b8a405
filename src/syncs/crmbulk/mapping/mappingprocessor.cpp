// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/mapping/mappingprocessor.h"

#include "core/mapping/texttemplate.h"
#include "syncs/crmbulk/mapping/crmvaluecheck.h"

#include <functional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownOfValue = 60;

// Whether `part` is a view into `whole`, so that it lives as long.
bool isWithin(QByteArrayView part, QByteArrayView whole)
{
    const std::less_equal<const char *> isNotBehind;
    return !part.isEmpty() && isNotBehind(whole.data(), part.data())
        && isNotBehind(part.data() + part.size(), whole.data() + whole.size());
}

// Pages spell the id's column as id, Id or ID; all others as their fields.
qsizetype columnOf(const Columns &columns, const QString &name)
{
    const qsizetype exact = columns.indexOf(name);
    for (qsizetype i = 0; exact < 0 && name == "id"_L1 && i < columns.size(); ++i) {
        if (columns.name(i).compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    return exact;
}

} // namespace

struct MappingProcessor::Field
{
    CrmPlannedField planned;
    TextTemplate pattern;
    QByteArray constant;
    std::vector<std::unique_ptr<CellStep>> steps = {};
    std::unique_ptr<CrmValueCheck> check = {};
    std::vector<qsizetype> sources = {}; // columns
    qsizetype target = -1;
    QByteArray text = {}; // of the template

    // Of the record at hand.
    QByteArrayView result = {};
    bool isView = false; // the result, of a cell of the batch

    bool isColumn() const { return !planned.rule.value && planned.rule.pattern.isEmpty(); }
};

MappingProcessor::MappingProcessor(const CrmMappingPlan &plan)
    : m_plan(plan)
{
}

MappingProcessor::~MappingProcessor() = default;

Result<std::unique_ptr<MappingProcessor>> MappingProcessor::make(const CrmMappingPlan &plan)
{
    std::unique_ptr<MappingProcessor> processor(new MappingProcessor(plan));
    const bool isHashed = std::any_of(plan.fields.cbegin(), plan.fields.cend(),
        [](const CrmPlannedField &planned) { return hasHash(planned.rule.transforms); });
    Secret hashKey;
    if (isHashed) {
        auto key = hashKeyOfVariable(plan.hashKeyVariable);
        if (!key)
            return fail(key.error());
        hashKey = *key;
    }
    for (const CrmPlannedField &planned : plan.fields) {
        Field field{.planned = planned,
            .pattern = TextTemplate(planned.rule.pattern),
            .constant = planned.rule.value.value_or(QString()).toUtf8()};
        for (const CellTransform &transform : planned.rule.transforms)
            field.steps.push_back(makeCellStep(transform, hashKey));
        field.check = std::make_unique<CrmValueCheck>(planned.field,
            CrmValueCheck::Settings{.timeZone = plan.timeZone,
                .multiSelectSeparator = plan.multiSelectSeparator,
                .choiceSeparator = plan.choiceSeparator,
                .readSeparator = plan.readSeparator,
                .findBy = planned.rule.findBy});
        processor->m_fields.push_back(std::move(field));
    }
    return processor;
}

QString MappingProcessor::title() const
{
    return u"Mapping"_s;
}

QString MappingProcessor::describe() const
{
    QStringList lines;
    for (const Field &field : m_fields) {
        const CrmFieldRule &rule = field.planned.rule;
        const QString origin = rule.value ? u"“%1”"_s.arg(*rule.value)
            : !rule.pattern.isEmpty()     ? rule.pattern
                                          : rule.source;
        QStringList words;
        for (const QJsonValue &transform : transformsToJson(rule.transforms))
            words << transform[u"do"].toString();
        lines << (words.isEmpty()
                ? u"%1 gets %2."_s.arg(rule.target, origin)
                : u"%1 gets %2: %3."_s.arg(rule.target, origin, words.join(u", "_s)));
    }
    return lines.join(u'\n');
}

QStringList MappingProcessor::reads() const
{
    QStringList names;
    for (const Field &field : m_fields) {
        for (const QString &source : field.planned.rule.sources()) {
            if (!names.contains(source))
                names << source;
        }
    }
    return names;
}

QStringList MappingProcessor::writes() const
{
    QStringList names;
    for (const Field &field : m_fields)
        names << field.planned.rule.target;
    return names;
}

Result<void> MappingProcessor::bind(Columns &columns)
{
    QStringList missing;
    for (Field &field : m_fields) {
        field.sources.clear();
        for (const QString &source : field.planned.rule.sources()) {
            field.sources.push_back(columnOf(columns, source));
            if (field.sources.back() < 0 && !missing.contains(source))
                missing << source;
        }
    }
    if (!missing.isEmpty())
        return fail(ErrorKind::Protocol, u"The input lacks columns that the mapping needs"_s,
            missing.join(u", "_s), u"Look whether the source was changed; run the job again"_s);
    for (Field &field : m_fields)
        field.target = columns.add(field.planned.rule.target);
    return {};
}

QByteArrayView MappingProcessor::made(Field &field, const RecordBatch &batch, qsizetype row)
{
    QByteArrayView value = field.constant;
    if (field.isColumn()) {
        value = batch.value(row, field.sources.front());
    } else if (!field.planned.rule.value) {
        field.pattern.fill(field.text, [&field, &batch, row](qsizetype at) {
            return batch.value(row, field.sources[static_cast<size_t>(at)]);
        });
        value = field.text;
    }
    for (const auto &step : field.steps) {
        value = step->apply(value);
        if (step->hasGivenUp()) {
            refuse(field, u"PATTERN_LIMIT"_s, u"needs too many steps of a pattern"_s, value);
            break;
        }
    }
    return value;
}

void MappingProcessor::refuse(
    Field &field, const QString &code, const QString &problem, QByteArrayView value)
{
    if (m_badFields.isEmpty())
        m_code = code;
    const QString &target = field.planned.rule.target;
    m_badFields << target;
    if (field.planned.isHidden || value.isEmpty()) {
        m_problems << target + u' ' + problem;
        return;
    }
    QString shown = QString::fromUtf8(value.first(std::min(value.size(), 4 * kShownOfValue)));
    if (shown.size() > kShownOfValue)
        shown = shown.first(kShownOfValue) + u'…';
    m_problems << u"%1 “%2” "_s.arg(target, shown) + problem;
}

void MappingProcessor::skip(const Field &field)
{
    if (m_skipReason.isEmpty())
        m_skipReason = u"%1 is empty"_s.arg(field.planned.rule.target);
}

// The record keeps what it has; one that comes from elsewhere has nothing.
void MappingProcessor::leaveOut(Field &field, const RecordBatch &batch, qsizetype row)
{
    field.isView = m_plan.isSameRecord;
    field.result = m_plan.isSameRecord ? batch.original(row, field.target) : QByteArrayView();
}

void MappingProcessor::settle(
    Field &field, QByteArrayView value, const RecordBatch &batch, qsizetype row)
{
    const CrmFieldRule &rule = field.planned.rule;
    const bool skipsEmpty = rule.onEmpty == CrmEmptyValue::Skip;
    if (skipsEmpty && value.isEmpty()) // also where the record has none either
        return skip(field);
    if (m_plan.isSameRecord && value == batch.original(row, field.target))
        return leaveOut(field, batch, row);
    if (!field.check->fits(value, field.result)) {
        if (field.planned.onBadValue == CrmBadValue::Reject)
            refuse(field, field.check->code(), field.check->problem(), value);
        else if (field.planned.onBadValue == CrmBadValue::LeaveOut)
            leaveOut(field, batch, row);
        return;
    }
    if (field.result.isEmpty()) {
        if (skipsEmpty)
            return skip(field);
        const bool isNeeded = field.planned.field.isRequired
            && (m_plan.isInsert || !m_plan.ignoresEmpty)
            && field.planned.onBadValue != CrmBadValue::Send;
        if (rule.onEmpty == CrmEmptyValue::LeaveOut && (!isNeeded || !m_plan.isInsert))
            leaveOut(field, batch, row);
        else if (rule.onEmpty == CrmEmptyValue::Reject)
            refuse(field, u"EMPTY"_s, u"is empty"_s, {});
        else if (isNeeded && field.planned.onBadValue == CrmBadValue::LeaveOut && !m_plan.isInsert)
            leaveOut(field, batch, row);
        else if (isNeeded)
            refuse(field, u"REQUIRED"_s, u"is required and empty"_s, {});
        return;
    }
    field.isView
        = field.isColumn() && isWithin(field.result, batch.value(row, field.sources.front()));
}

void MappingProcessor::processRow(RecordBatch &batch, qsizetype row)
{
    m_badFields.clear();
    m_problems.clear();
    m_skipReason.clear();
    for (Field &field : m_fields) {
        const qsizetype before = m_badFields.size();
        field.result = made(field, batch, row);
        field.isView = false;
        if (m_badFields.size() == before)
            settle(field, field.result, batch, row);
    }
    if (!m_skipReason.isEmpty())
        return batch.drop(row, m_skipReason);
    // A rejected record, too, shows what would have been sent.
    for (const Field &field : m_fields) {
        if (field.isView)
            batch.setView(row, field.target, field.result);
        else
            batch.set(row, field.target, field.result);
    }
    if (!m_badFields.isEmpty())
        batch.reject(row, m_code, m_badFields.join(u','), m_problems.join(u"; "_s));
}

Result<void> MappingProcessor::process(RecordBatch &batch, const CancelToken &token)
{
    for (qsizetype row = 0, count = batch.rowCount(); row < count; ++row) {
        if (token.isStopped())
            return fail(Error{.kind = ErrorKind::Cancelled, .what = u"The run is being stopped"_s});
        if (batch.isKept(row))
            processRow(batch, row);
    }
    return {};
}

} // namespace sluice
