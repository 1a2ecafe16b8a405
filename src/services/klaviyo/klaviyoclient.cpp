// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyoclient.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKlaviyoPage = 100;
constexpr int kKlaviyoEventPage = 1'000;
constexpr int kKlaviyoListPage = 10;

} // namespace

KlaviyoClient::KlaviyoClient(KlaviyoSession &session)
    : m_session(session)
{
}

Result<KlaviyoPage> KlaviyoClient::list(
    const QString &path, const KlaviyoListing &listing, const QString &type, const QString &what)
{
    QueryItems query = listing.more;
    if (!listing.filter.isEmpty())
        query.append({u"filter"_s, listing.filter});
    if (!listing.fields.isEmpty())
        query.append({u"fields[%1]"_s.arg(type), listing.fields.join(u',')});
    if (const int size = listing.pageSize; size > 0)
        query.append({u"page[size]"_s, QString::number(size)});
    if (!listing.sort.isEmpty())
        query.append({u"sort"_s, listing.sort});
    if (!listing.cursor.isEmpty())
        query.append({u"page[cursor]"_s, listing.cursor});
    auto response = m_session.send(m_session.request("GET", path, query), what);
    if (!response)
        return fail(std::move(response).error());
    return parseKlaviyoPage(
        std::move(response->body), m_session.account().allowedHosts, listing.cursor, what);
}

Result<void> KlaviyoClient::write(
    const QByteArray &method, const QString &path, const HttpBody &body, const QString &what)
{
    const auto response = m_session.send(m_session.request(method, path, body), what);
    return response ? Result<void>() : fail(response.error());
}

Result<QString> KlaviyoClient::create(
    const QString &path, const QByteArray &body, const QString &what)
{
    const auto response = m_session.send(m_session.request("POST", path, HttpBody(body)), what);
    if (!response)
        return fail(response.error());
    const QString id = QJsonDocument::fromJson(response->body)
                           .object()
                           .value("data"_L1)
                           .toObject()
                           .value("id"_L1)
                           .toString();
    if (!id.isEmpty())
        return id;
    return fail(Error{.kind = ErrorKind::Protocol,
        .what = what,
        .why = u"The answer names no id."_s,
        .httpStatus = response->status,
        .delivery = Delivery::Unknown});
}

Result<KlaviyoAccountInfo> KlaviyoClient::accountInfo()
{
    const QString what = u"Could not read the account of the key."_s;
    const auto response = m_session.send(m_session.request("GET", u"api/accounts"_s), what);
    if (!response)
        return fail(response.error());
    const QJsonObject data = QJsonDocument::fromJson(response->body)
                                 .object()
                                 .value("data"_L1)
                                 .toArray()
                                 .first()
                                 .toObject();
    const QJsonObject attributes = data.value("attributes"_L1).toObject();
    KlaviyoAccountInfo info{.id = data.value("id"_L1).toString(),
        .organization = attributes.value("contact_information"_L1)
                            .toObject()
                            .value("organization_name"_L1)
                            .toString(),
        .currency = attributes.value("preferred_currency"_L1).toString(),
        .timeZone = attributes.value("timezone"_L1).toString(),
        .isTest = attributes.value("test_account"_L1).toBool()};
    if (!info.id.isEmpty())
        return info;
    return fail(Error{.kind = ErrorKind::Protocol,
        .what = what,
        .why = u"The answer names no account."_s,
        .delivery = Delivery::Answered});
}

Result<KlaviyoJob> KlaviyoClient::startJob(KlaviyoJobKind kind, const HttpBody &body)
{
    const QString what = u"Could not start a %1."_s.arg(klaviyoJobType(kind));
    const auto response
        = m_session.send(m_session.request("POST", klaviyoJobPath(kind), body), what);
    return response ? parseKlaviyoJob(response->body, what) : fail(response.error());
}

Result<KlaviyoJob> KlaviyoClient::job(KlaviyoJobKind kind, const QString &id)
{
    const QString what = u"Could not ask for the state of job %1."_s.arg(id);
    const auto response = m_session.send(
        m_session.request("GET", klaviyoJobPath(kind) + u'/' + encodedPathPart(id)), what);
    if (!response)
        return fail(response.error());
    Result<KlaviyoJob> job = parseKlaviyoJob(response->body, what);
    // Another job's state, from a confused cache or proxy, must not pass for the asked one's.
    if (job && job->id != id) {
        return fail(Error{.kind = ErrorKind::Protocol,
            .what = what,
            .why = u"The answer is about another job, %1."_s.arg(job->id),
            .isRetryable = true,
            .delivery = Delivery::Answered});
    }
    return job;
}

Result<KlaviyoPage> KlaviyoClient::jobs(
    KlaviyoJobKind kind, const QString &state, const QString &cursor)
{
    KlaviyoListing listing{.filter = klaviyoEquals(u"status"_s, state), .cursor = cursor};
    if (kind == KlaviyoJobKind::ProfileImport)
        listing.pageSize = kKlaviyoPage; // lists of catalog jobs take no size
    return list(klaviyoJobPath(kind), listing, klaviyoJobType(kind),
        u"Could not list the jobs that are %1."_s.arg(state));
}

Result<KlaviyoPage> KlaviyoClient::importErrors(const QString &jobId, const QString &cursor)
{
    return list(klaviyoJobPath(KlaviyoJobKind::ProfileImport) + u'/' + encodedPathPart(jobId)
            + u"/import-errors"_s,
        {.cursor = cursor, .pageSize = kKlaviyoPage}, u"import-error"_s,
        u"Could not read the errors of job %1."_s.arg(jobId));
}

Result<void> KlaviyoClient::createEvents(const HttpBody &body)
{
    return write("POST", kKlaviyoEventsPath, body, u"Could not send the events."_s);
}

Result<void> KlaviyoClient::createEvent(const QByteArray &element)
{
    return write("POST", u"api/events"_s, klaviyoDataBody(element), u"Could not send the event."_s);
}

Result<KlaviyoPage> KlaviyoClient::events(const KlaviyoListing &listing)
{
    KlaviyoListing asked = listing;
    if (asked.pageSize == 0)
        asked.pageSize = kKlaviyoEventPage;
    return list(u"api/events"_s, asked, u"event"_s, u"Could not read the events."_s);
}

Result<KlaviyoPage> KlaviyoClient::metrics(const QString &cursor)
{
    return list(
        u"api/metrics"_s, {.cursor = cursor}, u"metric"_s, u"Could not read the metrics."_s);
}

Result<KlaviyoPage> KlaviyoClient::lists(const KlaviyoListing &listing)
{
    KlaviyoListing asked = listing;
    if (asked.pageSize == 0)
        asked.pageSize = kKlaviyoListPage;
    return list(u"api/lists"_s, asked, u"list"_s, u"Could not read the lists."_s);
}

Result<QString> KlaviyoClient::createList(const QString &name)
{
    return create(u"api/lists"_s, klaviyoListBody(name), u"Could not create the list."_s);
}

Result<void> KlaviyoClient::addToList(const QString &listId, const QStringList &profileIds)
{
    return write("POST", u"api/lists/"_s + encodedPathPart(listId) + u"/relationships/profiles"_s,
        klaviyoReferencesBody(u"profile"_s, profileIds), u"Could not add to the list."_s);
}

} // namespace sluice
