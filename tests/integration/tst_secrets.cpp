// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QDirIterator>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kSampleMs = 20;

// A secret in every dress it could wear.
QList<QByteArray> formsOf(const QByteArray &secret)
{
    QList<QByteArray> forms{secret, secret.toBase64(),
        secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
        secret.toHex(), secret.toHex().toUpper()};
    const QByteArray percent = QUrl::toPercentEncoding(QString::fromLatin1(secret));
    if (percent != secret)
        forms << percent << percent.toLower();
    QByteArray all; // every byte percent-encoded
    for (const char c : secret)
        all += '%' + QByteArray(1, c).toHex().toUpper();
    return forms << all;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// Secrets stand in no file, no output and no argument (reliability-security P4), at the most
// verbose level and where the service sends them back.
class SecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void secretsStayInside_data();
    void secretsStayInside();

private:
    QByteArray newRefreshToken();
    QList<QByteArray> accessTokens() const;
    QString importConnection(const QString &origin);
    void keep(const CliResult &result) { m_outputs += result.output + result.errors; }
    CliResult runAndWatch(const QStringList &words);
    QString placeOf(const QByteArray &secret, bool isInToken) const;

    Workplace m_place;
    QByteArray m_clientSecret;
    QByteArray m_refreshToken;
    QByteArray m_outputs; // of every program that was started, and its arguments
    const QJsonObject m_parameters{{u"chunkRows"_s, 200}};
};

void SecretsTest::initTestCase()
{
    QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, u"600"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_clientSecret = m_place.sandbox().credential(u"clientSecret"_s).toLatin1();
    QVERIFY(m_clientSecret.size() > 20);
}

// The emulated accounts server makes a fresh one for its grant code.
QByteArray SecretsTest::newRefreshToken()
{
    SandboxProcess &sandbox = m_place.sandbox();
    const QString form
        = u"?grant_type=authorization_code&code=%1&client_id=%2&client_secret=%3"_s.arg(
            sandbox.credential(u"grantCode"_s), sandbox.credential(u"clientId"_s),
            sandbox.credential(u"clientSecret"_s));
    // Below the admin address only for the sake of the client; the accounts server is its parent.
    return sandbox.post(u"/../oauth/v2/token"_s + form, QJsonObject())
        .value("refresh_token"_L1)
        .toString()
        .toLatin1();
}

QList<QByteArray> SecretsTest::accessTokens() const
{
    QList<QByteArray> tokens;
    const QJsonObject book
        = QJsonDocument::fromJson(contentOf(m_place.file(u"sandbox/accounts.json"_s))).object();
    for (const QJsonValue &entry : book.value("access"_L1).toArray())
        tokens << entry[u"token"].toString().toLatin1();
    return tokens;
}

QString SecretsTest::importConnection(const QString &origin)
{
    QJsonObject document
        = QJsonDocument::fromJson(contentOf(m_place.file(u"connections.json"_s))).object();
    QJsonObject entry = document.value("connections"_L1).toArray().at(0).toObject();
    QJsonObject secrets = entry.value("secrets"_L1).toObject();
    const bool isValue = origin == "value"_L1;
    secrets.insert(u"clientSecret"_s,
        isValue ? QJsonObject{{u"value"_s, QString::fromLatin1(m_clientSecret)}}
                : QJsonObject{{u"env"_s, u"PLANTED_CLIENT_SECRET"_s}});
    secrets.insert(u"refreshToken"_s,
        isValue ? QJsonObject{{u"value"_s, QString::fromLatin1(m_refreshToken)}}
                : QJsonObject{{u"env"_s, u"PLANTED_REFRESH_TOKEN"_s}});
    entry.insert(u"secrets"_s, secrets);
    document.insert(u"connections"_s, QJsonArray{entry});
    QFile file(m_place.file(u"planted.json"_s)); // outside the data directory
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(document).toJson()) < 0)
        return u"The connection file could not be written"_s;
    file.close();
    const CliResult result = runAndWatch({u"connections"_s, u"import"_s, file.fileName()});
    return result.exitCode == 0 ? QString() : QString::fromUtf8(result.errors);
}

// Its arguments are looked at all the while; its output is kept.
CliResult SecretsTest::runAndWatch(const QStringList &words)
{
    const auto process = m_place.launch(words + QStringList{u"--log-level"_s, u"debug"_s});
    const QString arguments = u"/proc/%1/cmdline"_s.arg(process->processId());
    do
        m_outputs += contentOf(arguments) + '\n';
    while (!process->waitForFinished(kSampleMs) && process->state() != QProcess::NotRunning);
    const CliResult result = m_place.finish(*process);
    keep(result);
    return result;
}

// Where it stands in the clear; empty if nowhere.
QString SecretsTest::placeOf(const QByteArray &secret, bool isInToken) const
{
    const QList<QByteArray> forms = formsOf(secret);
    for (const QByteArray &form : forms) {
        if (const qsizetype at = m_outputs.indexOf(form); at >= 0)
            return u"output or arguments: ... "_s
                + QString::fromUtf8(m_outputs.mid(std::max<qsizetype>(0, at - 160), 160));
    }
    for (const QString &root : {m_place.dataDirectory(), m_place.file(u"export"_s)}) {
        QDirIterator it(
            root, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            const bool isStore = path.contains(u"/store.sqlite"_s);
            // Access tokens of connections whose secrets are the sandbox's public constants open
            // nothing and stand in token_cache.sealed_access_token as they are (design 9).
            if (isInToken && isStore)
                continue;
            const QByteArray content = contentOf(path);
            for (const QByteArray &form : forms) {
                if (content.contains(form))
                    return path;
            }
        }
    }
    return {};
}

void SecretsTest::secretsStayInside_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<bool>("hasKey");
    QTest::newRow("from the environment, no vault key") << u"env"_s << false;
    QTest::newRow("from the environment, vault key") << u"env"_s << true;
    QTest::newRow("stored in the vault") << u"value"_s << true;
    QTest::newRow("the sandbox's constants") << u"sandbox"_s << false;
}

void SecretsTest::secretsStayInside()
{
    QFETCH(const QString, origin);
    QFETCH(const bool, hasKey);
    const bool isConstant = origin == "sandbox"_L1;
    QString problem = m_place.beginAnew(m_parameters, {{u"writeJobMs"_s, 400}});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    m_outputs.clear();
    QDir(m_place.file(u"export"_s)).removeRecursively();
    QList<QByteArray> secrets{m_clientSecret};
    m_place.removeVariable(u"SLUICE_VAULT_KEY_FILE"_s);
    if (hasKey) {
        QFile key(m_place.file(u"vault.key"_s));
        QVERIFY(key.open(QIODevice::WriteOnly));
        const QByteArray text = QByteArray::fromHex("8f1c22a97e51bb04").repeated(4).toHex();
        QCOMPARE(key.write(text), text.size());
        QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        m_place.setVariable(u"SLUICE_VAULT_KEY_FILE"_s, key.fileName());
        secrets << text;
    }
    if (!isConstant) {
        m_refreshToken = newRefreshToken();
        QVERIFY(m_refreshToken.size() > 20);
        m_place.setVariable(u"PLANTED_CLIENT_SECRET"_s, QString::fromLatin1(m_clientSecret));
        m_place.setVariable(u"PLANTED_REFRESH_TOKEN"_s, QString::fromLatin1(m_refreshToken));
        problem = importConnection(origin);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        secrets << m_refreshToken;
    }

    // In mid-run the service refuses the token, and says it and the others back in text and header.
    const auto process = m_place.launch(
        {u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--log-level"_s, u"debug"_s});
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_place.requests(u"POST"_s, u"^/crm/bulk/v\\d/write$"_s).isEmpty(), 20'000);
    const QList<QByteArray> tokens = accessTokens();
    QVERIFY(!tokens.isEmpty());
    // The client secret goes to the accounts server only; the CRM cannot say it back.
    const QString echo = QString::fromLatin1(
        "token " + tokens.last() + " of " + (isConstant ? QByteArray("nobody") : m_refreshToken));
    const QJsonObject refusal{{u"status"_s, 401},
        {u"headers"_s,
            QJsonObject{{u"X-Echo"_s, echo},
                {u"WWW-Authenticate"_s,
                    QString(u"Zoho-oauthtoken "_s + QString::fromLatin1(tokens.last()))}}},
        {u"body"_s,
            QJsonObject{{u"code"_s, u"INVALID_TOKEN"_s}, {u"message"_s, echo},
                {u"details"_s,
                    QJsonObject{{u"access_token"_s, QString::fromLatin1(tokens.last())}}},
                {u"status"_s, u"error"_s}}}};
    const QJsonObject broken{{u"status"_s, 400},
        {u"body"_s,
            QJsonObject{{u"code"_s, u"INVALID_DATA"_s}, {u"message"_s, echo},
                {u"details"_s, QJsonObject()}, {u"status"_s, u"error"_s}}}};
    QVERIFY(m_place.sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"nth"_s, 1}, {u"action"_s, refusal}},
            QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"nth"_s, 4}, {u"action"_s, broken}}}));
    const QString arguments = u"/proc/%1/cmdline"_s.arg(process->processId());
    do
        m_outputs += contentOf(arguments) + '\n';
    while (!process->waitForFinished(kSampleMs) && process->state() != QProcess::NotRunning);
    const CliResult run = m_place.finish(*process);
    keep(run);
    QVERIFY2(run.exitCode == 0 || run.exitCode == 3 || run.exitCode == 7, run.errors.constData());
    const QJsonArray faults = m_place.sandbox().get(u"/faults"_s).value("faults"_L1).toArray();
    QCOMPARE(faults.at(0)[u"fired"].toInt(), 1); // it was echoed
    QVERIFY(m_place.sandbox().setFaults({}));

    runAndWatch({u"runs"_s, u"resume"_s, u"1"_s});
    runAndWatch({u"runs"_s, u"export"_s, u"1"_s, u"--out"_s, m_place.file(u"export"_s)});
    runAndWatch({u"runs"_s, u"show"_s, u"1"_s, u"--json"_s});
    runAndWatch({u"connections"_s, u"export"_s, u"--out"_s, m_place.file(u"export/c.json"_s)});
    runAndWatch({u"connections"_s, u"test"_s, u"Sandbox CRM"_s});
    QVERIFY(QFile::exists(m_place.file(u"export/run.log.jsonl"_s)));

    if (!isConstant) { // else these are public constants that the connection itself names
        for (const QByteArray &secret : std::as_const(secrets))
            QCOMPARE(placeOf(secret, false), QString());
    }
    for (const QByteArray &token : accessTokens())
        QCOMPARE(placeOf(token, isConstant), QString());
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
