// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server/exchange.h"

namespace sluice::sandbox {

// The one project of the emulated Catalyst and its ids. All have 17 digits and do not survive a
// double (datastore-analytics F). Constants and free functions, any thread.
inline constexpr qint64 kCatalystProjectId = 69'251'000'000'007'733;
inline constexpr char kCatalystProjectName[] = "SluiceSandbox";
inline constexpr char kCatalystOrgId[] = "671712892";
inline constexpr qint64 kCatalystUserId = 69'251'000'000'006'003;
inline constexpr qint64 kCatalystFirstTableId = 69'251'000'000'007'781;
inline constexpr qint64 kCatalystFirstColumnId = 69'251'000'000'020'001;
inline constexpr qint64 kCatalystFirstJobId = 69'251'000'000'200'001;
inline constexpr qint64 kCatalystFirstSegmentId = 69'251'000'000'112'489;

// The form that replies are to have: ids and numbers as text where the client asks for v2 (A.2).
bool wantsTextIds(const HttpRequest &request);
QJsonValue idValue(qint64 id, bool isText);
QJsonObject projectReference(bool isText);
QJsonObject projectUser(bool isText);

HttpReply catalystSuccess(const QJsonValue &data);

// The failure envelope of A.9.
struct CatalystProblem
{
    int status = 400;
    QString code;
    QString message;
    HttpReply reply() const;
};
CatalystProblem invalidInput(const QString &message);
CatalystProblem unknownId(const QString &what); // "Table": no such Table with the given id exists

} // namespace sluice::sandbox
