// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertsender.h"

#include "app/alerts/alertrules.h"
#include "app/alerts/failedrows.h"
#include "app/alerts/hookbody.h"
#include "app/alerts/mailsender.h"
#include "app/alerts/mailtext.h"
#include "base/clock.h"
#include "core/http/httpclassify.h"
#include "core/http/httpclient.h"
#include "core/http/outboundhosts.h"
#include "core/log/log.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostHookAnswer = 64 * 1024;

QString hookFailed(const AlertRule &rule)
{
    return u"The web hook of “%1” was not called"_s.arg(rule.name);
}

// The mail's text, with what there is to say of its attachment.
void attachFailedRows(const AlertDigest &digest, const QString &dataDirectory, MailParts &mail)
{
    if (digest.kind != AlertDigest::Kind::Run || digest.counts.rejected == 0)
        return;
    const auto rows = failedRowsOf(dataDirectory + u"/runs/"_s + digest.runId);
    if (!rows || rows->csv.isEmpty()) {
        mail.text += u"The failed rows are not attached: %1.\n"_s.arg(
            rows ? u"the run's files are not there any more"_s : rows.error().why);
        return;
    }
    mail.csv = rows->csv;
    mail.csvName = u"run-%1-rejected.csv"_s.arg(digest.runNumber);
    mail.text += rows->isCut
        ? u"The first %1 failed rows are attached; all of them: sluice-cli runs export %2\n"_s.arg(
            QString::number(rows->rows), QString::number(digest.runNumber))
        : u"The failed rows are attached.\n"_s;
}

} // namespace

AlertSender::AlertSender(Parts parts)
    : m(std::move(parts))
{
}

void AlertSender::setDesktop(ShowOnDesktop show)
{
    const std::lock_guard lock(m_mutex);
    m_show = std::move(show);
}

bool AlertSender::hasDesktop() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<bool>(m_show);
}

Result<void> AlertSender::send(
    const AlertRule &rule, const AlertMessage &message, const CancelToken &token)
{
    switch (message.channel) {
    case AlertChannel::WebHook:
        return sendByHook(rule, message, token);
    case AlertChannel::Desktop:
        return showIt(message);
    case AlertChannel::Mail:
        break;
    }
    return sendByMail(rule, message, token);
}

Result<void> AlertSender::sendByMail(
    const AlertRule &rule, const AlertMessage &message, const CancelToken &token)
{
    if (!rule.email.isUsed())
        return fail(ErrorKind::Config, u"The mail to %1 was not sent"_s.arg(message.recipient),
            u"The alert sends no mails any more"_s);
    MailRoute route{.server = rule.email.server,
        .isPlain = rule.email.isPlain,
        .user = rule.email.user,
        .password = {},
        .caFile = rule.caFile,
        .from = rule.email.from,
        .to = message.recipient};
    if (!route.user.isEmpty()) {
        auto password = m.rules.secret(rule, u"smtpPassword"_s);
        if (!password)
            return fail(password.error());
        route.password = *password;
    }
    MailParts mail{.from = rule.email.from,
        .to = message.recipient,
        .subject = alertSubject(message.digest),
        .text = alertText(message.digest),
        .csv = {},
        .csvName = {},
        .id = message.id,
        .atMs = message.createdAtMs};
    attachFailedRows(message.digest, m.dataDirectory, mail);
    return sendMail(route, mailText(mail), m.timings, token);
}

// What comes back says nothing to us beyond its status, and is not shown: it may say the address.
Result<void> AlertSender::sendByHook(
    const AlertRule &rule, const AlertMessage &message, const CancelToken &token)
{
    auto address = m.rules.secret(rule, u"webHookUrl"_s);
    if (!address)
        return fail(address.error());
    auto url = outboundUrl(QString::fromUtf8(address->reveal()), {});
    auto proxy = ProxySetting::fromText(rule.webHook.proxy);
    if (!url || !proxy) {
        Error error = url ? proxy.error() : url.error();
        error.what = hookFailed(rule);
        error.next = u"Correct the alert and import it again"_s;
        return fail(std::move(error));
    }
    Timings timings = m.timings;
    timings.deadlineBase = timings.alertSend;
    HttpClient http(timings, nullptr, &m.log);
    HttpRequest request{.method = "POST",
        .url = *url,
        .headers
        = {{"Content-Type", "application/json"}, {"Sluice-Message-Id", message.id.toLatin1()}},
        .body = hookBody(rule.webHook.format, message.digest, message.id),
        .component = "alerts",
        .hasSecretQuery = true,
        .hasSideEffect = true,
        .maxBytes = kMostHookAnswer,
        .downloadTo = {}};
    request.network = std::make_shared<const NetworkSettings>(
        NetworkSettings{.caFile = rule.caFile, .proxy = *proxy});
    auto response = http.send(request, token);
    if (!response) {
        Error error = response.error();
        error.what = hookFailed(rule);
        return fail(std::move(error));
    }
    if (response->isSuccess())
        return {};
    Error error{.kind = ErrorKind::Service,
        .what = hookFailed(rule),
        .why = u"%1 answered with status %2"_s.arg(url->host(), QString::number(response->status)),
        .next = u"Check the web hook's address"_s,
        .httpStatus = response->status,
        .isRetryable = true,
        .delivery = Delivery::Answered};
    error.retryAfter = parseRetryAfter(
        response->header("Retry-After"), Clock::system().nowMs(), m.timings.alertGiveUp);
    return fail(std::move(error));
}

Result<void> AlertSender::showIt(const AlertMessage &message)
{
    ShowOnDesktop show;
    {
        const std::lock_guard lock(m_mutex);
        show = m_show;
    }
    if (!show)
        return fail(ErrorKind::Config, u"The message was not shown"_s,
            u"There is no desktop here"_s, u"It is shown while the console is open"_s);
    show(alertSubject(message.digest), message.digest.conditions.join(u". "_s));
    return {};
}

} // namespace sluice
