// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountcheck/accountcheck.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "core/auth/tokenmanager.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"
#include "services/zohocrm/check/crmaccountcheck.h"

#include <QDateTime>
#include <QTemporaryDir>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kCrmService = "zoho-crm"_L1;
constexpr auto kLimitAnswer = "limitAnswer"_L1;

// What was told becomes the connection's settings, as they are by now; the last word counts.
Result<QList<AccountResult::Change>> applyFindings(
    Connections &connections, const QString &connectionId, const QList<AccountFinding> &findings)
{
    QList<AccountResult::Change> changes;
    auto connection = connections.findById(connectionId);
    if (!connection)
        return fail(connection.error());
    const QJsonObject before = connection->settings;
    for (const AccountFinding &finding : findings) {
        if (finding.state != AccountFinding::State::Told || finding.wanted.isUndefined()
            || connection->settings.value(finding.setting) == finding.wanted)
            continue;
        connection->settings.insert(finding.setting, finding.wanted);
        changes.removeIf([&finding](const AccountResult::Change &change) {
            return change.setting == finding.setting;
        });
        changes.append({finding.setting, before.value(finding.setting), finding.wanted});
    }
    if (changes.isEmpty())
        return changes;
    if (auto saved = connections.save(*connection); !saved)
        return fail(saved.error());
    return changes;
}

// What came by itself answers what is never asked for.
void tellLimitAnswer(AccountResult &result)
{
    if (result.limitAnswer.isEmpty())
        return;
    for (AccountFinding &finding : result.findings) {
        if (finding.id != kLimitAnswer)
            continue;
        finding.state = AccountFinding::State::Told;
        const QString code = result.limitAnswer.value("code"_L1).toString();
        const QString after = result.limitAnswer.value("retryAfter"_L1).toString();
        finding.value = u"%1 “%2”, %3"_s.arg(code.isEmpty() ? u"no code"_s : code,
            result.limitAnswer.value("message"_L1).toString(),
            after.isEmpty() ? u"without Retry-After"_s : u"Retry-After %1"_s.arg(after));
        finding.why.clear();
    }
}

AccountResult::End endOf(const CrmCheckReport &report, const CancelToken &token)
{
    if (token.isStopped())
        return AccountResult::End::Stopped;
    const bool isRead = !report.module.isEmpty();
    const bool isLeft = report.scratch && !report.scratch->isGone;
    return isRead && !isLeft ? AccountResult::End::Complete : AccountResult::End::Failed;
}

} // namespace

QList<AccountFinding> accountFindings(const QString &service, bool hasScratch)
{
    return service == kCrmService ? crmAccountFindings(hasScratch) : QList<AccountFinding>();
}

Result<void> mayCheckAccount(const Connection &connection, const AccountCheckWish &wish)
{
    if (connection.service != kCrmService)
        return fail(ErrorKind::Config,
            u"There is nothing to check for connections to %1"_s.arg(connection.service));
    if (wish.hasScratch && connection.environment == "production"_L1
        && wish.confirmed != connection.name)
        return fail(ErrorKind::Config,
            u"“%1” is a production connection: a scratch record there must be confirmed"_s.arg(
                connection.name),
            u"It makes, changes and deletes one record of live data"_s,
            u"Confirm it with the connection's name"_s);
    return {};
}

Result<AccountResult> checkAccount(Application &application, const Connection &connection,
    const AccountCheckWish &wish, const CancelToken &token,
    const std::function<void(int index, const AccountFinding &)> &onFinding)
{
    if (auto may = mayCheckAccount(connection, wish); !may)
        return fail(may.error());
    auto account = application.zohoAccount(connection);
    if (!account)
        return fail(account.error());
    AccountResults results(application.store());
    auto leftover = results.scratch(connection.id);
    if (!leftover)
        return fail(leftover.error());
    const QTemporaryDir folder(application.dataDirectory() + u"/check-XXXXXX"_s);
    if (!folder.isValid())
        return fail(
            ErrorKind::Disk, u"No folder can be made for the check"_s, folder.errorString());
    HttpClient http(application.timings(), &application.limiter(), &application.log());
    AccountResult result;
    result.atMs = QDateTime::currentMSecsSinceEpoch();
    result.hasScratch = wish.hasScratch;
    const CrmCheckReport report
        = checkCrmAccount({.account = *account,
                              .tokens = application.tokens(),
                              .http = http,
                              .token = token,
                              .logger = Logger(&application.log(), "crm"),
                              .gate = &application.limiter(),
                              .timings = application.timings(),
                              .module = wish.module,
                              .folder = folder.path(),
                              .hasScratch = wish.hasScratch,
                              .leftover = *leftover,
                              .keepScratch =
                                  [&results, &connection](const ScratchRecord &record) {
                                      return results.keepScratch(connection.id, record);
                                  }},
            onFinding);
    result.module = report.module;
    result.findings = report.findings;
    result.scratch = report.scratch ? report.scratch : *leftover;
    result.end = endOf(report, token);
    auto changes = applyFindings(application.connections(), connection.id, result.findings);
    if (!changes)
        return fail(changes.error());
    result.changes = *changes;
    if (auto kept = results.keep(connection.id, result); !kept)
        return fail(kept.error());
    auto known = results.last(connection.id); // with what came by itself
    if (!known)
        return fail(known.error());
    result.limitAnswer = (*known)->limitAnswer;
    tellLimitAnswer(result);
    return result;
}

} // namespace sluice
