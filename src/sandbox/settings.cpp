// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/settings.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

void Settings::define(const QString &key, const QJsonValue &value, const QString &meaning)
{
    const QMutexLocker lock(&m_mutex);
    m_entries.insert(key, {value, value, meaning});
}

qint64 Settings::number(const QString &key) const
{
    const QMutexLocker lock(&m_mutex);
    Q_ASSERT(m_entries.contains(key));
    return m_entries.value(key).value.toInteger();
}

bool Settings::flag(const QString &key) const
{
    const QMutexLocker lock(&m_mutex);
    Q_ASSERT(m_entries.contains(key));
    return m_entries.value(key).value.toBool();
}

QString Settings::text(const QString &key) const
{
    const QMutexLocker lock(&m_mutex);
    Q_ASSERT(m_entries.contains(key));
    return m_entries.value(key).value.toString();
}

bool Settings::takeOne(const QString &key)
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_entries.find(key);
    if (entry == m_entries.end() || entry->value.toInteger() <= 0)
        return false;
    entry->value = entry->value.toInteger() - 1;
    return true;
}

Result<void> Settings::apply(const QJsonObject &values)
{
    const QMutexLocker lock(&m_mutex);
    for (auto it = values.begin(); it != values.end(); ++it) {
        const auto entry = m_entries.constFind(it.key());
        if (entry == m_entries.constEnd())
            return fail(ErrorKind::Config, u"There is no setting %1"_s.arg(it.key()));
        if (entry->initial.type() != it.value().type())
            return fail(ErrorKind::Config, u"The setting %1 has another type"_s.arg(it.key()));
    }
    for (auto it = values.begin(); it != values.end(); ++it)
        m_entries[it.key()].value = it.value();
    return {};
}

QJsonObject Settings::describe() const
{
    const QMutexLocker lock(&m_mutex);
    QJsonObject all;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        all.insert(it.key(),
            QJsonObject{
                {u"value"_s, it->value}, {u"default"_s, it->initial}, {u"meaning"_s, it->meaning}});
    }
    return all;
}

void Settings::reset()
{
    const QMutexLocker lock(&m_mutex);
    for (Entry &entry : m_entries)
        entry.value = entry.initial;
}

} // namespace sluice::sandbox
