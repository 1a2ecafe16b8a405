// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/secretsearch.h"
#include "integration/workplace.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kSampleMs = 20;

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
    void signInLeavesNothing_data();
    void signInLeavesNothing();
    void diesWithoutACore_data();
    void diesWithoutACore();

private:
    QByteArray newRefreshToken();
    QList<QByteArray> accessTokens() const;
    QString importConnection(const QString &origin);
    void keep(const CliResult &result) { m_outputs += result.output + result.errors; }
    CliResult runAndWatch(const QStringList &words);
    QString placeOf(const QByteArray &secret, bool isInToken) const;
    bool holdsVerifierOf(const QByteArray &challenge) const;
    QString beginWithStoredSecrets();
    void useVaultKey();

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
    // The public constant that is planted as a secret here stands in the connections of Zoho's
    // other services, too.
    QFile file(m_place.file(u"connections.json"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray kept;
    for (const QJsonValue &entry : document.value("connections"_L1).toArray()) {
        const QString service = entry[u"service"].toString();
        if (service != "catalyst"_L1 && service != "zoho-analytics"_L1)
            kept.append(entry);
    }
    document.insert(u"connections"_s, kept);
    QVERIFY(file.resize(0) && file.seek(0));
    QVERIFY(file.write(QJsonDocument(document).toJson()) > 0);
    file.close();
    // Whatever a program puts into the user's folders and into the temporary one is looked at too.
    for (const auto &[variable, name] :
        {std::pair{u"HOME"_s, u"home"_s}, {u"XDG_CONFIG_HOME"_s, u"home/config"_s},
            {u"XDG_CACHE_HOME"_s, u"home/cache"_s}, {u"TMPDIR"_s, u"home/tmp"_s}}) {
        QVERIFY(QDir().mkpath(m_place.file(name)));
        m_place.setVariable(variable, m_place.file(name));
    }
    // A parent that allows core files must not make a difference.
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    ::setrlimit(RLIMIT_CORE, &unlimited);
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
    for (const QString &root :
        {m_place.dataDirectory(), m_place.file(u"export"_s), m_place.file(u"home"_s)}) {
        QDirIterator it(
            root, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            const bool isJournal = path.endsWith("-wal"_L1) || path.endsWith("-shm"_L1);
            const bool isStore = path.endsWith(".sqlite"_L1) || path.endsWith(".db"_L1);
            // Access tokens of connections whose secrets are the sandbox's public constants open
            // nothing and stand in token_cache.sealed_access_token as they are (design 9).
            // A journal is read with its store.
            if (isInToken && isJournal)
                continue;
            const QByteArray content
                = isInToken && isStore ? storeButTokens(path) : contentOf(path);
            for (const QByteArray &form : forms) {
                if (content.contains(form))
                    return path;
            }
        }
    }
    return {};
}

// Whether the proof key to this challenge stands anywhere: it is the only text with this hash.
bool SecretsTest::holdsVerifierOf(const QByteArray &challenge) const
{
    QByteArray text = m_outputs;
    for (const QString &root : {m_place.dataDirectory(), m_place.file(u"home"_s)}) {
        QDirIterator it(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            text += contentOf(it.next()) + '\n';
    }
    static const QRegularExpression pattern(u"(?=([A-Za-z0-9_-]{43}))"_s);
    auto found = pattern.globalMatch(QString::fromLatin1(text));
    while (found.hasNext()) {
        const QByteArray hash = QCryptographicHash::hash(
            found.next().captured(1).toLatin1(), QCryptographicHash::Sha256);
        if (hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)
            == challenge)
            return true;
    }
    return false;
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
    const QString echo = QString::fromLatin1("token " + tokens.last() + " of "
        + (isConstant ? QByteArray("nobody") : m_refreshToken + " and " + m_clientSecret));
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
    runAndWatch({u"diagnostics"_s, u"--out"_s, m_place.file(u"export/help.zip"_s)});
    QVERIFY(unpackZip(m_place.file(u"export/help.zip"_s), m_place.file(u"export/help"_s)));
    runAndWatch({u"connections"_s, u"test"_s, u"Sandbox CRM"_s});
    QVERIFY(QFile::exists(m_place.file(u"export/run.log.jsonl"_s)));

    if (!isConstant) { // else these are public constants that the connection itself names
        for (const QByteArray &secret : std::as_const(secrets))
            QCOMPARE(placeOf(secret, false), QString());
    }
    for (const QByteArray &token : accessTokens())
        QCOMPARE(placeOf(token, isConstant), QString());
}

void SecretsTest::useVaultKey()
{
    QFile key(m_place.file(u"passphrase"_s));
    QVERIFY(key.open(QIODevice::WriteOnly));
    QVERIFY(key.write("canary-of-the/passphrase \"1\"\n") > 0);
    QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    m_place.removeVariable(u"SLUICE_VAULT_KEY_FILE"_s);
    m_place.setVariable(u"SLUICE_VAULT_PASSPHRASE_FILE"_s, key.fileName());
}

// Everything anew, with the connection's secrets in the vault.
QString SecretsTest::beginWithStoredSecrets()
{
    if (const QString problem = m_place.beginAnew(m_parameters); !problem.isEmpty())
        return problem;
    m_outputs.clear();
    QDir(m_place.file(u"export"_s)).removeRecursively();
    useVaultKey();
    m_refreshToken = newRefreshToken();
    return importConnection(u"value"_s);
}

void SecretsTest::signInLeavesNothing_data()
{
    QTest::addColumn<bool>("isEchoed"); // the accounts server says back what it was sent
    QTest::newRow("signs in") << false;
    QTest::newRow("is refused, and everything is said back") << true;
}

void SecretsTest::signInLeavesNothing()
{
    QFETCH(const bool, isEchoed);
    QCOMPARE(beginWithStoredSecrets(), QString());
    const QJsonObject made = m_place.sandbox().post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"newCode"_s, QJsonObject()}});
    const QByteArray code
        = made.value("results"_L1)[0].toObject().value("code"_L1).toString().toLatin1();
    QVERIFY(code.size() > 20);
    if (isEchoed) {
        const QString echo
            = QString::fromLatin1(code + ' ' + m_clientSecret + ' ' + m_refreshToken);
        const QJsonObject refusal{{u"status"_s, 400},
            {u"headers"_s, QJsonObject{{u"Location"_s, QString(u"http://x/?code="_s + echo)}}},
            {u"body"_s,
                QJsonObject{{u"error"_s, u"invalid_code"_s}, {u"error_description"_s, echo}}}};
        QVERIFY(m_place.sandbox().setFaults({QJsonObject{{u"service"_s, u"zoho-accounts"_s},
            {u"path"_s, u"/oauth/v2/token"_s}, {u"probability"_s, 1}, {u"action"_s, refusal}}}));
    }
    const auto process = m_place.launch({u"connections"_s, u"sign-in"_s, u"Sandbox CRM"_s,
        u"--code"_s, u"-"_s, u"--log-level"_s, u"debug"_s});
    m_outputs += contentOf(u"/proc/%1/cmdline"_s.arg(process->processId())) + '\n';
    process->write(code + '\n');
    const CliResult result = m_place.finish(*process);
    QCOMPARE(result.exitCode, isEchoed ? 2 : 0);
    keep(result);
    runAndWatch({u"connections"_s, u"test"_s, u"Sandbox CRM"_s});
    QVERIFY(m_place.sandbox().setFaults({}));
    for (const QByteArray &secret :
        {code, m_clientSecret, m_refreshToken, "canary-of-the/passphrase \"1\""_ba})
        QCOMPARE(placeOf(secret, false), QString());
    for (const QByteArray &token : accessTokens())
        QCOMPARE(placeOf(token, false), QString());
    static const QRegularExpression challenge(u"code_challenge=([A-Za-z0-9_-]{43})"_s);
    const auto match = challenge.match(QString::fromUtf8(m_outputs));
    QVERIFY(match.hasMatch());
    QVERIFY(!holdsVerifierOf(match.captured(1).toLatin1()));
    m_place.removeVariable(u"SLUICE_VAULT_PASSPHRASE_FILE"_s);
}

void SecretsTest::diesWithoutACore_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGSEGV") << SIGSEGV;
    QTest::newRow("SIGABRT") << SIGABRT;
}

void SecretsTest::diesWithoutACore()
{
    QFETCH(const int, signal);
    QCOMPARE(beginWithStoredSecrets(), QString());
    QVERIFY(m_place.sandbox().setFaults({QJsonObject{{u"service"_s, u"zoho-crm"_s},
        {u"probability"_s, 1}, {u"action"_s, QJsonObject{{u"delayMs"_s, 20'000}}}}}));
    const auto process = m_place.launch(
        {u"connections"_s, u"test"_s, u"Sandbox CRM"_s, u"--log-level"_s, u"debug"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!accessTokens().isEmpty(), 20'000); // then the CRM is asked
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(u"/proc/%1/limits"_s.arg(process->processId()))
                                 .simplified()
                                 .contains("Max core file size 0 0"),
        5'000);
    ::kill(static_cast<pid_t>(process->processId()), signal);
    const CliResult result = m_place.finish(*process);
    QCOMPARE(result.exitCode, -1);
    keep(result);
    QVERIFY(m_place.sandbox().setFaults({}));
    QCOMPARE(QDir::current().entryList({u"core"_s, u"core.*"_s}), QStringList());
    for (const QByteArray &secret :
        {m_clientSecret, m_refreshToken, "canary-of-the/passphrase \"1\""_ba})
        QCOMPARE(placeOf(secret, false), QString());
    for (const QByteArray &token : accessTokens())
        QCOMPARE(placeOf(token, false), QString());
    m_place.removeVariable(u"SLUICE_VAULT_PASSPHRASE_FILE"_s);
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
