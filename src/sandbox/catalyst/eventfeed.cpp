// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/eventfeed.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

QString actionName(EventFeed::Action action)
{
    switch (action) {
    case EventFeed::Action::Insert:
        return u"Insert"_s;
    case EventFeed::Action::Update:
        return u"Update"_s;
    case EventFeed::Action::Delete:
        return u"Delete"_s;
    }
    return {};
}

} // namespace

EventFeed::EventFeed(Environment &environment)
    : m_environment(environment)
{
}

bool EventFeed::isOn() const
{
    return !m_environment.settings.text(u"catalystEventFile"_s).isEmpty();
}

QJsonObject EventFeed::event(const DataTableSpec &spec, Action action, const QJsonValue &data) const
{
    return {{u"project_details"_s, projectReference(true)},
        {u"event_bus_details"_s,
            QJsonObject{{u"name"_s, u"Default"_s}, {u"id"_s, u"69251000000300001"_s}}},
        {u"data"_s, data}, {u"rule_identifier"_s, u"ZohoAnalyticsDatastoreSyncRecord"_s},
        {u"current_project"_s, projectReference(true)}, {u"action"_s, actionName(action)},
        {u"source_entity_id"_s, QString::number(spec.id)}, {u"source"_s, u"Datastore"_s},
        {u"event_time"_s, m_environment.clock.nowMs()}};
}

void EventFeed::tell(const DataTableSpec &spec, const QList<Change> &changes)
{
    if (changes.isEmpty() || !isOn())
        return;
    const QString shape = m_environment.settings.text(u"catalystEventShape"_s);
    const bool isNamed = shape.startsWith("named"_L1);
    const bool isList = shape.endsWith(u's');
    QByteArray lines;
    for (qsizetype i = 0; i < changes.size();) {
        const Action action = changes.at(i).action;
        QJsonArray rows;
        do {
            const QJsonObject &row = changes.at(i).row;
            rows.append(isNamed ? QJsonObject{{QString::fromUtf8(spec.module.name), row}} : row);
            ++i;
        } while (isList && i < changes.size() && changes.at(i).action == action);
        const QJsonValue data = isList ? QJsonValue(rows) : rows.first();
        lines += QJsonDocument(event(spec, action, data)).toJson(QJsonDocument::Compact) + '\n';
    }
    // A name, not a path: it stays in the folder.
    const QString name = QFileInfo(m_environment.settings.text(u"catalystEventFile"_s)).fileName();
    const QMutexLocker lock(&m_mutex);
    QFile file(m_environment.stateFolder + u'/' + name);
    if (!file.open(QIODevice::Append) || file.write(lines) != lines.size())
        qWarning("%s", qUtf8Printable(u"Could not write %1"_s.arg(file.fileName())));
}

} // namespace sluice::sandbox
