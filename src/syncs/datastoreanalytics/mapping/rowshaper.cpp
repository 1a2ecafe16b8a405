// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/mapping/rowshaper.h"

#include "base/secret.h"
#include "core/mapping/transforms/civiltime.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isHashed(const ColumnPlan &plan)
{
    return std::any_of(plan.columns.begin(), plan.columns.end(),
        [](const PlannedColumn &column) { return hasHash(column.transforms); });
}

// Where the named columns stand in the page; the missing ones are added to `missing`.
std::vector<size_t> placesOf(
    const QStringList &names, const QStringList &pageColumns, QStringList &missing)
{
    std::vector<size_t> places;
    for (const QString &name : names) {
        const qsizetype place = pageColumns.indexOf(name);
        if (place < 0)
            missing << name;
        places.push_back(static_cast<size_t>(std::max<qsizetype>(place, 0)));
    }
    return places;
}

} // namespace

// A column whose cells are looked at one by one.
struct RowShaper::Column
{
    size_t index = 0; // among the plan's columns
    CellForm form = CellForm::Text;
    bool isZoned = false;
    CellCheck check = CellCheck::None;
    qint64 maxSize = 0;
    std::vector<std::unique_ptr<CellStep>> steps = {};
    std::array<char, kCivilTimeSize> time{};
};

RowShaper::RowShaper(const ColumnPlan &plan)
    : m_plan(plan)
    , m_values(static_cast<size_t>(plan.columns.size()))
{
}

RowShaper::~RowShaper() = default;

Result<std::unique_ptr<RowShaper>> RowShaper::make(
    const ColumnPlan &plan, const QStringList &pageColumns, const Secret &hashKey)
{
    std::unique_ptr<RowShaper> shaper(new RowShaper(plan));
    QStringList missing;
    QStringList sources;
    QStringList looked;
    for (const PlannedColumn &column : plan.columns)
        sources << column.source;
    for (const RowCondition &condition : plan.where)
        looked << condition.column;
    shaper->m_places = placesOf(sources, pageColumns, missing);
    const std::vector<size_t> lookedPlaces = placesOf(looked, pageColumns, missing);
    if (!missing.isEmpty())
        return fail(ErrorKind::Protocol, u"The page lacks columns that were asked for"_s,
            missing.join(u", "_s), u"Look whether the table was changed; run the job again"_s);
    shaper->m_filter = RowFilter(plan.where, lookedPlaces);
    if (isHashed(plan) && hashKey.isEmpty())
        return fail(ErrorKind::Config, u"The key of the mapping's hashes is missing"_s);
    if (plan.timeZone.isSet()) {
        auto shift = ZoneShift::make(plan.timeZone);
        if (!shift)
            return fail(shift.error());
        shaper->m_shift = std::move(*shift);
    }
    for (qsizetype i = 0; i < plan.columns.size(); ++i) {
        const PlannedColumn &planned = plan.columns.at(i);
        Column column{.index = static_cast<size_t>(i),
            .form = planned.form,
            .isZoned = planned.form != CellForm::Text && plan.timeZone.isSet(),
            .check = plan.check ? cellCheckOf(planned.targetType) : CellCheck::None,
            .maxSize = planned.maxSize};
        for (const CellTransform &transform : planned.transforms)
            column.steps.push_back(makeCellStep(transform, hashKey));
        if (column.form != CellForm::Text || column.check != CellCheck::None
            || !column.steps.empty())
            shaper->m_changed.push_back(std::move(column));
    }
    return shaper;
}

QByteArrayView RowShaper::zoned(Column &column, QByteArrayView value)
{
    CivilTime time;
    if (readCivilTime(value, time) != CivilForm::Time)
        return value;
    const qint64 shifted = m_shift->shifted(civilSeconds(time));
    if (!isCivilSeconds(shifted))
        return value;
    writeCivilTime(column.time.data(), civilTimeOf(shifted));
    return QByteArrayView(column.time.data(), kCivilTimeSize);
}

QByteArrayView RowShaper::shaped(Column &column, QByteArrayView value)
{
    if (column.isZoned)
        value = zoned(column, value);
    if (column.form != CellForm::Text)
        value = inForm(value, column.form);
    for (const auto &step : column.steps) {
        value = step->apply(value);
        m_hasGivenUp = m_hasGivenUp || step->hasGivenUp();
    }
    return value;
}

RowFate RowShaper::shape(std::span<const QByteArrayView> fields)
{
    if (!m_filter.isEmpty()) {
        m_skipReason = m_filter.refusal(fields);
        if (!m_skipReason.isEmpty())
            return RowFate::Dropped;
    }
    for (size_t i = 0; i < m_places.size(); ++i)
        m_values[i] = fields[m_places[i]];
    m_hasGivenUp = false;
    for (Column &column : m_changed) {
        QByteArrayView &value = m_values[column.index];
        value = shaped(column, value);
        if (m_hasGivenUp) {
            const QString target = m_plan.columns.at(static_cast<qsizetype>(column.index)).target;
            m_reason = {.code = u"PATTERN_LIMIT"_s,
                .field = target,
                .message = u"The pattern of %1 needs too many steps on this value"_s.arg(target)};
            return RowFate::Rejected;
        }
        if (column.check == CellCheck::None || fitsCheck(column.check, value, column.maxSize))
            continue;
        const PlannedColumn &planned = m_plan.columns.at(static_cast<qsizetype>(column.index));
        m_reason = {.code = u"DOES_NOT_FIT"_s,
            .field = planned.target,
            .message = u"%1 %2"_s.arg(planned.target, misfitText(column.check, column.maxSize))};
        return RowFate::Rejected;
    }
    return RowFate::Keep;
}

std::vector<QByteArrayView> RowShaper::shownFields(std::span<const QByteArrayView> fields) const
{
    std::vector<QByteArrayView> shown;
    for (size_t i = 0; i < m_places.size(); ++i)
        shown.push_back(
            shownCell(m_plan.columns.at(static_cast<qsizetype>(i)), fields[m_places[i]]));
    return shown;
}

std::vector<QByteArrayView> RowShaper::shownValues() const
{
    std::vector<QByteArrayView> shown;
    for (size_t i = 0; i < m_values.size(); ++i)
        shown.push_back(shownCell(m_plan.columns.at(static_cast<qsizetype>(i)), m_values[i]));
    return shown;
}

Result<Secret> hashKeyOf(const ColumnPlan &plan)
{
    if (!isHashed(plan))
        return Secret();
    return hashKeyOfVariable(plan.hashKeyVariable);
}

} // namespace sluice
