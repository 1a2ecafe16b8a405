// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDate>
#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QTimeZone>

namespace sluice {

// A cron of Catalyst as somebody copied it from there: what it is called with, and when. Pure
// functions for any thread; a plain value. A time that five fields cannot say is a notice, never
// another time.
struct CatalystCron
{
    QString name;
    QMap<QString, QString> parameters;
    QString schedule; // five fields by this computer's clock; empty: none can be said
    bool isOn = true;
    QStringList notices;
};

// Whether it is a cron, or what one is called with alone, by its keys.
bool isCatalystCron(const QByteArray &text);
QMap<QString, QString> catalystCronParameters(const QJsonObject &cron);

// `here`: this computer's zone; `day`: the day whose offsets count.
Result<CatalystCron> readCatalystCron(const QJsonObject &cron,
    const QTimeZone &here = QTimeZone::systemTimeZone(), const QDate &day = QDate::currentDate());

} // namespace sluice
