// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/commerceservice.h"

#include "sandbox/commercetools/commercecredentials.h"
#include "sandbox/commercetools/commerceerrors.h"
#include "sandbox/commercetools/commerceledger.h"
#include "sandbox/commercetools/commercesettings.h"
#include "sandbox/commercetools/projection.h"
#include "sandbox/commercetools/shopquery.h"

#include <QDateTime>
#include <QLocale>
#include <QMutexLocker>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

const QList<QByteArray> &productScopes()
{
    static const QList<QByteArray> kScopes{"view_products", "manage_products"};
    return kScopes;
}

// The part of the path behind the project key; empty: this is no address of a project.
QByteArrayView resourceOf(const QByteArray &path)
{
    const qsizetype behindKey = path.indexOf('/', 1);
    if (behindKey < 2)
        return {};
    const qsizetype end = path.indexOf('/', behindKey + 1);
    return QByteArrayView(path).sliced(
        behindKey + 1, (end < 0 ? path.size() : end) - behindKey - 1);
}

} // namespace

CommerceService::CommerceService(Environment &environment)
    : m_environment(environment)
    , m_tokens(environment)
    , m_store(std::make_unique<ShopStore>(environment))
    , m_objects(environment)
{
    defineCommerceSettings(environment.settings, environment.options);
}

// Other project keys are its own too, so that they are answered in its manner.
bool CommerceService::ownsPath(const QByteArray &path) const
{
    if (path == "/oauth/token"
        || path.startsWith(QByteArray('/' + QByteArray(kCommerceProjectKey) + '/')))
        return true;
    if (path.startsWith("/api/") || path.startsWith("/crm/") || path.startsWith("/__sandbox/"))
        return false;
    const QByteArrayView resource = resourceOf(path);
    return resource == "product-projections" || streamNamed(resource).has_value();
}

Result<void> CommerceService::start()
{
    const QString folder = m_environment.stateFolder + u"/commercetools"_s;
    if (auto opened = m_store->open(folder); !opened)
        return opened;
    if (auto opened = m_tokens.open(folder); !opened)
        return opened;
    return m_objects.open(folder + u"/custom-objects"_s);
}

void CommerceService::reset()
{
    m_tokens.reset();
    m_objects.reset();
    m_requests = 0;
    m_throttled = 0;
    m_most = 0;
    if (auto done = m_store->reset(); !done)
        qWarning("%s", qUtf8Printable(done.error().text()));
}

// `scopes`: one of them is needed; without the project, which is added.
std::optional<HttpReply> CommerceService::refusal(
    const HttpRequest &request, const QList<QByteArray> &scopes) const
{
    constexpr QByteArrayView kScheme("Bearer ");
    const QByteArray header = request.header("authorization");
    const auto granted = header.startsWith(kScheme)
        ? m_tokens.scopesOf(header.mid(kScheme.size()).trimmed())
        : std::nullopt;
    if (!granted) {
        HttpReply reply = commerceAuthError(401, u"invalid_token"_s, u"invalid_token"_s);
        reply.headers.append(std::pair<QByteArray, QByteArray>(
            "WWW-Authenticate", "Bearer realm=\"commercetools\", error=\"invalid_token\""));
        return reply;
    }
    if (request.capture(0).toUtf8() != kCommerceProjectKey) {
        return commerceError(404, u"ResourceNotFound"_s,
            u"The project '%1' was not found."_s.arg(request.capture(0)));
    }
    const QByteArray project = ':' + QByteArray(kCommerceProjectKey);
    if (granted->contains("manage_project" + project))
        return std::nullopt;
    QByteArrayList missing;
    for (const QByteArray &scope : scopes) {
        if (granted->contains(scope + project))
            return std::nullopt;
        missing.append(scope + project);
    }
    return commerceAuthError(403, u"insufficient_scope"_s,
        u"Insufficient scope. One of the following scopes is missing: %1."_s.arg(
            QString::fromLatin1(missing.join(", "))));
}

std::optional<HttpReply> CommerceService::overload()
{
    const Settings &settings = m_environment.settings;
    const qint64 most = settings.number(u"commerceRequestsPerSecond"_s);
    if (most > 0) {
        const qint64 second = m_environment.clock.nowMs() / 1000;
        const QMutexLocker lock(&m_rateMutex);
        m_rateCount = second == m_rateSecond ? m_rateCount + 1 : 1;
        m_rateSecond = second;
        if (m_rateCount > most) {
            ++m_throttled;
            HttpReply reply = commerceError(429, u"RateLimitExceeded"_s, u"Too many requests."_s);
            reply.headers.append(std::pair<QByteArray, QByteArray>("Retry-After", "1"));
            return reply;
        }
    }
    const qint64 percent = settings.number(u"commerceBusyPercent"_s);
    if (percent <= 0 || QRandomGenerator::global()->bounded(100) >= percent)
        return std::nullopt;
    switch (QRandomGenerator::global()->bounded(3)) {
    case 0:
        return commerceError(502, u"BadGateway"_s, u"Bad gateway."_s);
    case 1:
        return commerceError(503, u"OverCapacity"_s, u"The service is over capacity."_s);
    default:
        return commerceError(503, u"PendingOperation"_s, u"A previous operation is pending."_s);
    }
}

HttpReply CommerceService::guarded(
    const HttpRequest &request, const QList<QByteArray> &scopes, const Handler &handler)
{
    ++m_requests;
    const int now = ++m_running;
    for (int most = m_most; now > most && !m_most.compare_exchange_weak(most, now);) { }
    const qint64 latency = m_environment.settings.number(u"commerceLatencyMs"_s);
    if (latency > 0)
        static_cast<void>(m_environment.stop.waitFor(std::chrono::milliseconds(latency)));
    auto refused = refusal(request, scopes);
    if (!refused)
        refused = overload();
    HttpReply reply = refused ? *std::move(refused) : handler(request);
    --m_running;
    reply.headers.append(std::pair<QByteArray, QByteArray>(
        "X-Correlation-ID", "sandbox-" + QByteArray::number(m_requests.load())));
    return reply;
}

Route CommerceService::route(
    const QByteArray &method, const QString &path, const QList<QByteArray> &scopes, Handler handler)
{
    QByteArray label = "/{project}/" + path.toLatin1();
    label.replace("([^/]+)", "{name}");
    return makeRoute(method, u"/([^/]+)/"_s + path, label,
        [this, scopes, handler = std::move(handler)](
            const HttpRequest &request) { return guarded(request, scopes, handler); });
}

HttpReply CommerceService::query(const HttpRequest &request, ShopStream stream, bool isProjection)
{
    auto query = readShopQuery(request, stream, isProjection, m_environment.clock.nowMs());
    if (!query)
        return commerceError(400, u"InvalidInput"_s, query.error().what);
    const ShopView view = m_store->view();
    HttpReply reply;
    reply.body = runShopQuery(view, *query, {}, m_environment.stop);
    return reply;
}

HttpReply CommerceService::one(const HttpRequest &request, ShopStream stream, bool isProjection)
{
    auto expand = readExpand(request);
    if (!expand)
        return commerceError(400, u"InvalidInput"_s, expand.error().what);
    const auto prices = PriceSelection::of(request, m_environment.clock.nowMs());
    if (isProjection && !prices)
        return commerceError(400, u"InvalidInput"_s, prices.error().what);
    const ShopView view = m_store->view();
    QByteArray text = recordNamed(view, stream, request.capture(1).toUtf8());
    if (isProjection && !text.isEmpty())
        text = projectionOf(text, request.param("staged") == "true");
    if (text.isEmpty())
        return commerceNotFound(request.capture(1));
    if (isProjection && prices->isWanted())
        text = withSelectedPrices(text, *prices);
    HttpReply reply;
    reply.body = expandedRecord(view, text, *expand);
    return reply;
}

HttpReply CommerceService::queryObjects(const HttpRequest &request)
{
    auto query = readShopQuery(request, ShopStream::CustomObjects, false, 0);
    if (!query)
        return commerceError(400, u"InvalidInput"_s, query.error().what);
    const ShopView view = m_store->view();
    HttpReply reply;
    reply.body
        = runShopQuery(view, *query, m_objects.texts(request.capture(1)), m_environment.stop);
    return reply;
}

void CommerceService::addCollection(QList<Route> &to, const QString &path, ShopStream stream,
    bool isProjection, const QList<QByteArray> &scopes)
{
    to.append(route("GET", path, scopes,
        [=, this](const HttpRequest &request) { return query(request, stream, isProjection); }));
    to.append(route("GET", path + u"/([^/]+)"_s, scopes,
        [=, this](const HttpRequest &request) { return one(request, stream, isProjection); }));
}

void CommerceService::addCustomObjects(QList<Route> &to)
{
    const QList<QByteArray> writing{
        "manage_key_value_documents", "manage_products", "manage_orders", "manage_customers"};
    const QList<QByteArray> reading = QList<QByteArray>{"view_key_value_documents", "view_products",
                                          "view_orders", "view_customers"}
        + writing;
    const QString path = u"custom-objects"_s;
    const QString name = u"/([^/]+)"_s;
    to.append(route("POST", path, writing,
        [this](const HttpRequest &request) { return m_objects.post(request); }));
    to.append(route("GET", path + name, reading,
        [this](const HttpRequest &request) { return queryObjects(request); }));
    to.append(route("GET", path + name + name, reading, [this](const HttpRequest &request) {
        return m_objects.get(request.capture(1), request.capture(2));
    }));
    to.append(route("DELETE", path + name + name, writing, [this](const HttpRequest &request) {
        return m_objects.remove(request, request.capture(1), request.capture(2));
    }));
}

QList<Route> CommerceService::routes()
{
    QList<Route> all{makeRoute("POST", u"/oauth/token"_s, "/oauth/token",
        [this](const HttpRequest &request) { return m_tokens.answer(request); })};
    const QList<QByteArray> products
        = QList<QByteArray>{"view_published_products"} + productScopes();
    addCollection(
        all, u"customers"_s, ShopStream::Customers, false, {"view_customers", "manage_customers"});
    addCollection(all, u"orders"_s, ShopStream::Orders, false, {"view_orders", "manage_orders"});
    addCollection(all, u"products"_s, ShopStream::Products, false, products);
    addCollection(all, u"product-projections"_s, ShopStream::Products, true, products);
    addCollection(all, u"categories"_s, ShopStream::Categories, false,
        QList<QByteArray>{"view_categories", "manage_categories"} + productScopes());
    addCollection(all, u"inventory"_s, ShopStream::Inventory, false, productScopes());
    addCollection(all, u"standalone-prices"_s, ShopStream::StandalonePrices, false,
        QList<QByteArray>{"view_standalone_prices"} + productScopes());
    addCollection(all, u"payments"_s, ShopStream::Payments, false,
        {"view_payments", "manage_payments", "manage_orders"});
    addCustomObjects(all);
    return all;
}

HttpReply CommerceService::noRoute(const HttpRequest &request, bool hasOtherMethod)
{
    if (hasOtherMethod)
        return commerceError(405, u"General"_s, u"Not with this method."_s);
    return commerceError(
        404, u"ResourceNotFound"_s, u"No resource at %1."_s.arg(QString::fromUtf8(request.path)));
}

QStringList CommerceService::streams() const
{
    QStringList names;
    for (int i = 0; i < kShopStreams; ++i)
        names << QString::fromLatin1(streamName(static_cast<ShopStream>(i)));
    return names;
}

bool CommerceService::writeLedger(const QString &stream, const ByteSink &sink)
{
    const ShopView view = m_store->view();
    return writeShopLedger(view, *streamNamed(stream.toLatin1()), m_objects, sink);
}

QJsonObject CommerceService::ledgerDigest(const QString &stream)
{
    const ShopView view = m_store->view();
    return shopDigest(view, *streamNamed(stream.toLatin1()), m_objects);
}

QJsonObject CommerceService::limits() const
{
    return {{u"requests"_s, m_requests.load()}, {u"violations"_s, m_throttled.load()},
        {u"concurrency"_s, QJsonObject{{u"now"_s, m_running.load()}, {u"most"_s, m_most.load()}}}};
}

} // namespace sluice::sandbox
