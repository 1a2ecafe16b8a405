// SPDX-License-Identifier: GPL-3.0-or-later
#include "analyticsclient.h"

#include "sandbox/accounts/grants.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kAnalyticsTimeoutMs = 60'000;

QByteArray configText(const QJsonValue &config)
{
    return config.isString() ? config.toString().toUtf8()
                             : QJsonDocument(config.toObject()).toJson(QJsonDocument::Compact);
}

} // namespace

AnalyticsUnderTest::AnalyticsUnderTest(sandbox::SandboxOptions options)
    : sandbox(std::make_unique<sandbox::Sandbox>(std::move(options)))
    , headers{{"ZANALYTICS-ORGID", "671712892"}}
{
    if (auto started = sandbox->start(); !started) {
        problem = started.error().text();
        return;
    }
    client = std::make_unique<SandboxClient>(sandbox->port());
    signIn(sandbox::kAnalyticsRefreshToken);
}

bool AnalyticsUnderTest::signIn(const char *refreshToken)
{
    const Answer answer = client->form("/oauth/v2/token",
        {{"grant_type", "refresh_token"}, {"client_id", sandbox::kClientId},
            {"client_secret", sandbox::kClientSecret}, {"refresh_token", refreshToken}});
    const QByteArray token = answer.json().value("access_token"_L1).toString().toLatin1();
    client->setToken(token);
    return !token.isEmpty();
}

Answer AnalyticsUnderTest::call(
    const QByteArray &method, const QByteArray &path, const QJsonValue &config)
{
    QByteArray target = "/restapi/v2/" + path;
    if (!config.isNull() && !config.isUndefined())
        target += "?CONFIG=" + configText(config).toPercentEncoding();
    return client->call(method, target, {}, headers);
}

Answer AnalyticsUnderTest::upload(const QByteArray &path, const QJsonObject &config,
    const QByteArray &csv, const QByteArray &part)
{
    Headers all = headers;
    all.emplaceBack("Content-Type", "multipart/form-data; boundary=edge");
    return client->call("POST",
        "/restapi/v2/" + path + "?CONFIG=" + configText(config).toPercentEncoding(),
        multipartOf(part, "rows.csv", csv), all);
}

bool AnalyticsUnderTest::mutate(const QJsonObject &mutation)
{
    QJsonObject whole = mutation;
    whole.insert(u"service"_s, u"zoho-analytics"_s);
    return client->admin("POST", "mutate", whole).status == 200;
}

QByteArray AnalyticsUnderTest::viewId(const QString &name)
{
    for (const QJsonValue &view : dataOf(get(kTestWorkspace + "/views"))["views"_L1].toArray()) {
        if (view["viewName"_L1].toString() == name)
            return view["viewId"_L1].toString().toLatin1();
    }
    return {};
}

QByteArray AnalyticsUnderTest::at(const QByteArray &view, const QByteArray &what) const
{
    return kTestWorkspace + "/views/" + view + '/' + what;
}

QJsonObject AnalyticsUnderTest::digest(const QByteArray &stream)
{
    return client->admin("GET", "ledger/digest?service=zoho-analytics&stream=" + stream).json();
}

QStringList AnalyticsUnderTest::rows(const QByteArray &stream)
{
    QStringList all;
    const QList<QByteArray> lines
        = client->admin("GET", "ledger?service=zoho-analytics&stream=" + stream).body.split('\n');
    for (const QByteArray &line : lines) {
        if (line.isEmpty())
            continue;
        QStringList values;
        for (const QJsonValue &value : QJsonDocument::fromJson(line)["values"_L1].toObject())
            values.append(value.toString());
        all.append(values.join(u'|'));
    }
    all.sort();
    return all;
}

QJsonObject AnalyticsUnderTest::limits()
{
    return client->admin("GET", "limits").json().value("zoho-analytics"_L1).toObject();
}

QByteArray AnalyticsUnderTest::newTable(
    const QString &name, const QList<QPair<QString, QString>> &columns)
{
    QJsonArray list;
    for (const auto &[column, type] : columns)
        list.append(QJsonObject{{u"COLUMNNAME"_s, column}, {u"DATATYPE"_s, type}});
    const Answer answer = post(kTestWorkspace + "/tables",
        {{u"tableDesign"_s, QJsonObject{{u"TABLENAME"_s, name}, {u"COLUMNS"_s, list}}}});
    return dataOf(answer).value("viewId"_L1).toString().toLatin1();
}

QByteArray AnalyticsUnderTest::job(
    const QByteArray &view, const QJsonObject &config, const QByteArray &csv)
{
    const Answer answer = upload("bulk/" + at(view, "data"), config, csv);
    return dataOf(answer).value("jobId"_L1).toString().toLatin1();
}

QJsonObject AnalyticsUnderTest::waitFor(const QByteArray &jobId)
{
    QJsonObject data;
    const bool isDone = QTest::qWaitFor(
        [&] {
            data = dataOf(get("bulk/" + kTestWorkspace + "/importjobs/" + jobId));
            return data.value("jobCode"_L1).toString() > "1002"_L1;
        },
        kAnalyticsTimeoutMs);
    return isDone ? data : QJsonObject();
}

QByteArray AnalyticsUnderTest::exported(const QByteArray &path, const QJsonObject &config)
{
    const QString job = dataOf(get(path, config)).value("jobId"_L1).toString();
    const QByteArray at = "bulk/" + kTestWorkspace + "/exportjobs/" + job.toLatin1();
    const bool isDone = QTest::qWaitFor(
        [&] { return dataOf(get(at)).value("jobCode"_L1).toString() == "1004"_L1; },
        kAnalyticsTimeoutMs);
    return isDone ? get(at + "/data").body : QByteArray();
}

int errorCodeOf(const Answer &answer)
{
    return dataOf(answer).value("errorCode"_L1).toInt();
}

QJsonObject dataOf(const Answer &answer)
{
    return answer.json().value("data"_L1).toObject();
}

QJsonObject csvConfig(const QString &type, const QString &onError)
{
    QJsonObject config{{u"importType"_s, type}, {u"fileType"_s, u"csv"_s},
        {u"autoIdentify"_s, false}, {u"delimiter"_s, 0}, {u"quoted"_s, 2},
        {u"commentChar"_s, u"#"_s}, {u"onError"_s, onError}};
    if (type == "updateadd"_L1)
        config.insert(u"matchingColumns"_s, QJsonArray{u"ROWID"_s});
    return config;
}

} // namespace sluice::testing
