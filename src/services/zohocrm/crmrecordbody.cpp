// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmrecordbody.h"

#include <utility>

namespace sluice {

namespace {

constexpr char kRecordBodyStart[] = "{\"data\":[";

} // namespace

CrmRecordBody::CrmRecordBody(
    QList<CrmRecordColumn> columns, const QTimeZone &zone, bool ignoreEmpty)
    : m_columns(std::move(columns))
    , m_zone(zone)
    , m_ignoreEmpty(ignoreEmpty)
    , m_json(kRecordBodyStart)
{
}

void CrmRecordBody::add(QByteArrayView id, std::span<const QByteArrayView> values)
{
    Q_ASSERT(std::ssize(values) == m_columns.size() && !isFull());
    m_json += m_rows++ == 0 ? "{" : ",{";
    bool isFirst = true;
    const auto key = [this, &isFirst](QByteArrayView name) {
        if (!isFirst)
            m_json += ',';
        isFirst = false;
        appendJsonString(m_json, name);
        m_json += ':';
    };
    if (!id.isEmpty()) {
        key("id");
        appendJsonString(m_json, id);
    }
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const QByteArrayView value = values[static_cast<size_t>(i)];
        if (m_ignoreEmpty && value.isEmpty())
            continue;
        key(m_columns.at(i).apiName);
        appendCrmValue(m_json, value, m_columns.at(i).kind, m_zone);
    }
    m_json += '}';
}

QByteArray CrmRecordBody::take(const Options &options)
{
    m_json += ']';
    if (!options.duplicateCheckFields.isEmpty()) {
        m_json += ",\"duplicate_check_fields\":[";
        for (qsizetype i = 0; i < options.duplicateCheckFields.size(); ++i) {
            if (i > 0)
                m_json += ',';
            appendJsonString(m_json, options.duplicateCheckFields.at(i).toUtf8());
        }
        m_json += ']';
    }
    if (!options.runsAutomations)
        m_json += ",\"trigger\":[]";
    m_json += '}';
    m_rows = 0;
    return std::exchange(m_json, QByteArray(kRecordBodyStart));
}

} // namespace sluice
