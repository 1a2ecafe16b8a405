// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/browserpage.h"
#include "integration/workplace.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kSignInWaitMs = 20'000;

} // namespace

// Signing in and out from the command line, as an operator does it (zoho-crm-bulk A2, A3;
// reliability-security E6), against the emulated accounts server.
class SignInTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void throughTheBrowser();
    void withAPastedAddress();
    void withACode();
    void withARefreshToken();
    void neverFromAnArgument_data();
    void neverFromAnArgument();
    void withoutAVaultKey();
    void mistakesNameTheirMend_data();
    void mistakesNameTheirMend();
    void unregisteredRedirectIsRefused();
    void deadSignInsNameTheirMend_data();
    void deadSignInsNameTheirMend();
    void signsOut();
    void signsOutWhenTheServiceIsDown();
    void signingOutKeepsWhatWasChangedMeanwhile();
    void newRefreshTokenReplacesTheOld();
    void killedBeforeTheNewIsKept();

private:
    CliResult cliWith(const QStringList &words, const QByteArray &input) const;
    QString newCode(const QString &scopes = {}, int lifeSeconds = 180);
    void mutate(const QJsonObject &what);
    CliResult test() const
    {
        return m_place.cli({u"connections"_s, u"test"_s, m_name, u"--json"_s});
    }
    // Starts it and gives the link that it prints.
    std::unique_ptr<QProcess> beginSignIn(const QStringList &more, QUrl &link) const;

    Workplace m_place;
    const QString m_name = u"Sandbox CRM"_s;
};

void SignInTest::initTestCase()
{
    const QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, u"10"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QFile key(m_place.file(u"vault.key"_s));
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write(QByteArray(32, 'k')) == 32);
    QVERIFY(key.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
}

// A connection that nobody has signed in to yet.
void SignInTest::init()
{
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    m_place.setVariable(u"SLUICE_VAULT_KEY_FILE"_s, m_place.file(u"vault.key"_s));
    const QString problem = m_place.beginAnew({});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QFile file(m_place.file(u"connections.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject entry = document.value("connections"_L1)[0].toObject();
    entry.insert("secrets"_L1,
        QJsonObject{
            {u"clientId"_s, QJsonObject{{u"value"_s, m_place.sandbox().credential(u"clientId"_s)}}},
            {u"clientSecret"_s,
                QJsonObject{{u"value"_s, m_place.sandbox().credential(u"clientSecret"_s)}}}});
    document.insert("connections"_L1, QJsonArray{entry});
    QFile fresh(m_place.file(u"unsigned.json"_s));
    QVERIFY(fresh.open(QIODevice::WriteOnly));
    fresh.write(QJsonDocument(document).toJson());
    fresh.close();
    const CliResult imported = m_place.cli({u"connections"_s, u"import"_s, fresh.fileName()});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    QVERIFY(test().exitCode != 0);
}

CliResult SignInTest::cliWith(const QStringList &words, const QByteArray &input) const
{
    const auto process = m_place.launch(words);
    process->write(input + '\n');
    process->closeWriteChannel();
    return m_place.finish(*process);
}

void SignInTest::mutate(const QJsonObject &what)
{
    QJsonObject mutation = what;
    mutation.insert("service"_L1, u"zoho-accounts"_s);
    QVERIFY(!m_place.sandbox().post(u"/mutate"_s, mutation).isEmpty());
}

QString SignInTest::newCode(const QString &scopes, int lifeSeconds)
{
    QJsonObject wish{{u"lifeSeconds"_s, lifeSeconds}};
    if (!scopes.isEmpty())
        wish.insert("scopes"_L1, scopes);
    const QJsonObject made = m_place.sandbox().post(
        u"/mutate"_s, QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"newCode"_s, wish}});
    return made.value("results"_L1)[0].toObject().value("code"_L1).toString();
}

std::unique_ptr<QProcess> SignInTest::beginSignIn(const QStringList &more, QUrl &link) const
{
    auto process
        = m_place.launch(QStringList{u"connections"_s, u"sign-in"_s, m_name, u"--json"_s} + more);
    process->setReadChannel(QProcess::StandardError);
    QByteArray text;
    const QRegularExpression pattern(u"(http\\S+/oauth/v2/auth\\?\\S+)\\s"_s);
    while (!link.isValid() || link.isEmpty()) {
        if (!process->waitForReadyRead(kSignInWaitMs) && process->bytesAvailable() == 0
            && process->state() == QProcess::NotRunning)
            break;
        text += process->readAllStandardError();
        const auto match = pattern.match(QString::fromUtf8(text));
        if (match.hasMatch())
            link = QUrl::fromEncoded(match.captured(1).toLatin1());
        if (process->state() == QProcess::NotRunning)
            break;
    }
    process->setReadChannel(QProcess::StandardOutput);
    return process;
}

void SignInTest::throughTheBrowser()
{
    QUrl link;
    const auto process = beginSignIn({}, link);
    QVERIFY(!link.isEmpty());
    for (const auto name : {"client_id="_L1, "code_challenge="_L1, "code_challenge_method=S256"_L1,
             "access_type=offline"_L1, "prompt=consent"_L1, "state="_L1})
        QVERIFY2(link.query().contains(name), name.data());
    QVERIFY(!link.toString().contains(m_place.sandbox().credential(u"clientSecret"_s)));
    const BrowserPage asked = browserPageAt(link);
    QCOMPARE(asked.status, 200);
    QVERIFY(asked.body.contains("ZohoCRM.bulk.ALL") && asked.body.contains("ZohoFiles.files.ALL"));
    const BrowserPage accepted
        = browserPageAt(QUrl(link.toString(QUrl::FullyEncoded) + u"&decision=allow"_s));
    QCOMPARE(accepted.status, 302);
    QCOMPARE(accepted.location.host(), u"127.0.0.1"_s);
    const BrowserPage landed = browserPageAt(accepted.location);
    QVERIFY2(landed.body.contains("You can close this tab"), landed.body.constData());
    QCOMPARE(landed.status, 200);
    const CliResult result = m_place.finish(*process);
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(result.json().value("signedIn"_L1).toBool(), true);
    QCOMPARE(test().exitCode, 0);
}

void SignInTest::withAPastedAddress()
{
    QUrl link;
    const auto process = beginSignIn({u"--code"_s, u"-"_s}, link);
    QVERIFY(!link.isEmpty());
    const BrowserPage accepted
        = browserPageAt(QUrl(link.toString(QUrl::FullyEncoded) + u"&decision=allow"_s));
    process->write(accepted.location.toEncoded() + '\n');
    const CliResult result = m_place.finish(*process);
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(test().exitCode, 0);
}

void SignInTest::withACode()
{
    const QByteArray code = newCode().toLatin1();
    const QStringList words{u"connections"_s, u"sign-in"_s, m_name, u"--code"_s, u"-"_s};
    CliResult result = cliWith(words, code);
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QVERIFY(!QByteArray(result.output + result.errors).contains(code));
    QCOMPARE(test().exitCode, 0);
    result = cliWith(words, code); // used
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errors.contains("used up, expired"), result.errors.constData());
    QVERIFY(!result.errors.contains(code));
    QCOMPARE(test().exitCode, 0); // the sign-in that works is still there
}

void SignInTest::withARefreshToken()
{
    const QStringList words{u"connections"_s, u"sign-in"_s, m_name, u"--refresh-token"_s, u"-"_s};
    CliResult result = cliWith(words, "1000.not.known");
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errors.contains("refresh token is used up"), result.errors.constData());
    QVERIFY(test().exitCode != 0); // it was not kept
    const QByteArray token = m_place.sandbox().credential(u"refreshToken"_s).toLatin1();
    result = cliWith(words, token);
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QVERIFY(!QByteArray(result.output + result.errors).contains(token));
    QCOMPARE(test().exitCode, 0);
    QCOMPARE(cliWith(words, "").exitCode, 1); // nothing
}

void SignInTest::neverFromAnArgument_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("code") << u"--code"_s;
    QTest::newRow("refresh token") << u"--refresh-token"_s;
}

void SignInTest::neverFromAnArgument()
{
    QFETCH(const QString, option);
    const CliResult result = m_place.cli(
        {u"connections"_s, u"sign-in"_s, m_name, option, u"1000.abcdefgh.ijklmnop"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.errors.contains("standard input"));
    QVERIFY(!result.errors.contains("abcdefgh"));
}

void SignInTest::withoutAVaultKey()
{
    m_place.removeVariable(u"SLUICE_VAULT_KEY_FILE"_s);
    m_place.setDataDirectory(m_place.file(u"no-key"_s));
    const CliResult result = m_place.cli({u"connections"_s, u"sign-in"_s, m_name});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains("SLUICE_VAULT_KEY_FILE"), result.errors.constData());
}

void SignInTest::mistakesNameTheirMend_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("decision");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("refused") << QJsonObject() << u"deny"_s << "refused in the browser"_ba;
    QTest::newRow("wrong data centre")
        << QJsonObject{{u"accountsServer"_s, u"https://accounts.zoho.eu"_s},
               {u"location"_s, u"eu"_s}}
        << u"allow"_s << "Choose the data centre \"eu\""_ba;
    QTest::newRow("expired code") << QJsonObject{{u"codeTtlSeconds"_s, -1}} << u"allow"_s
                                  << "used up, expired"_ba;
}

void SignInTest::mistakesNameTheirMend()
{
    QFETCH(const QJsonObject, settings);
    QFETCH(const QString, decision);
    QFETCH(const QByteArray, words);
    QVERIFY(m_place.sandbox().setSettings(settings));
    QUrl link;
    const auto process = beginSignIn({}, link);
    QVERIFY(!link.isEmpty());
    const BrowserPage back
        = browserPageAt(QUrl(link.toString(QUrl::FullyEncoded) + u"&decision="_s + decision));
    const int exchanged
        = m_place.sandbox().requestCount(u"zoho-accounts"_s, u"POST"_s, u"/oauth/v2/token"_s);
    const BrowserPage landed = browserPageAt(back.location);
    QCOMPARE(landed.status, 400);
    QVERIFY(landed.body.contains("Not signed in"));
    const CliResult result = m_place.finish(*process);
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(result.errors.contains(words), result.errors.constData());
    // Code and client secret go nowhere but to the connection's own accounts server.
    const int after
        = m_place.sandbox().requestCount(u"zoho-accounts"_s, u"POST"_s, u"/oauth/v2/token"_s);
    QCOMPARE(after - exchanged, settings.contains("codeTtlSeconds"_L1) ? 1 : 0);
}

void SignInTest::unregisteredRedirectIsRefused()
{
    QVERIFY(m_place.sandbox().setSettings({{u"redirectUris"_s, u"http://127.0.0.1:1/sign-in"_s}}));
    QUrl link;
    const auto process = beginSignIn({}, link);
    const BrowserPage page = browserPageAt(link);
    QCOMPARE(page.status, 400);
    QVERIFY(page.location.isEmpty());
    process->kill();
    process->waitForFinished();
}

void SignInTest::deadSignInsNameTheirMend_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("revoked") << u"revoke"_s << "Sign in again"_ba;
    QTest::newRow("client deleted") << u"client"_s << "Check the client ID"_ba;
    QTest::newRow("missing scope") << u"scope"_s << "Sign in again with all scopes"_ba;
}

void SignInTest::deadSignInsNameTheirMend()
{
    QFETCH(const QString, what);
    QFETCH(const QByteArray, words);
    const QString code = newCode(what == "scope"_L1 ? u"ZohoCRM.org.READ"_s : QString());
    QCOMPARE(cliWith({u"connections"_s, u"sign-in"_s, m_name, u"--code"_s, u"-"_s}, code.toLatin1())
                 .exitCode,
        0);
    if (what == "client"_L1)
        QVERIFY(m_place.sandbox().setSettings({{u"clientDeleted"_s, true}}));
    if (what == "revoke"_L1) {
        QFile book(m_place.file(u"sandbox/accounts.json"_s));
        QVERIFY(book.open(QIODevice::ReadOnly));
        const QJsonArray tokens
            = QJsonDocument::fromJson(book.readAll()).object().value("refresh"_L1).toArray();
        for (const QJsonValue &token : tokens) {
            if (token["token"_L1] != m_place.sandbox().credential(u"refreshToken"_s))
                mutate({{u"revoke"_s, token["token"_L1]}});
        }
    }
    const CliResult result = m_place.cli({u"connections"_s, u"test"_s, m_name});
    QCOMPARE(result.exitCode, 2);
    QVERIFY2(QByteArray(result.output + result.errors).contains(words), result.errors.constData());
}

void SignInTest::signsOut()
{
    QCOMPARE(
        cliWith({u"connections"_s, u"sign-in"_s, m_name, u"--code"_s, u"-"_s}, newCode().toLatin1())
            .exitCode,
        0);
    const CliResult result = m_place.cli({u"connections"_s, u"sign-out"_s, m_name, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(result.json().value("revoked"_L1).toBool(), true);
    QCOMPARE(
        m_place.sandbox().requestCount(u"zoho-accounts"_s, u"POST"_s, u"/oauth/v2/token/revoke"_s),
        1);
    QVERIFY(!m_place.sqlText(u"SELECT secrets FROM connection"_s).contains(u"refreshToken"_s));
    QVERIFY(test().exitCode != 0);
    QCOMPARE(m_place.cli({u"connections"_s, u"sign-out"_s, m_name}).exitCode, 1); // nothing to end
}

void SignInTest::signsOutWhenTheServiceIsDown()
{
    QCOMPARE(
        cliWith({u"connections"_s, u"sign-in"_s, m_name, u"--code"_s, u"-"_s}, newCode().toLatin1())
            .exitCode,
        0);
    QVERIFY(m_place.sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"path"_s, u"/oauth/v2/token/revoke"_s},
            {u"probability"_s, 1}, {u"action"_s, QJsonObject{{u"status"_s, 500}}}}}));
    const CliResult result = m_place.cli({u"connections"_s, u"remove"_s, m_name, u"--json"_s});
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(result.json().value("revoked"_L1).toBool(true), false);
    QVERIFY2(result.errors.contains("Connected Apps"), result.errors.constData());
    QCOMPARE(m_place.sqlNumber(u"SELECT count(*) FROM connection WHERE service='zoho-crm'"_s), 0);
}

// The service takes its time to answer; the connection is another one by then.
void SignInTest::signingOutKeepsWhatWasChangedMeanwhile()
{
    const QString revoke = u"/oauth/v2/token/revoke"_s;
    const auto revokes = [this, &revoke] {
        return m_place.sandbox().requestCount(u"zoho-accounts"_s, u"POST"_s, revoke);
    };
    QCOMPARE(
        cliWith({u"connections"_s, u"sign-in"_s, m_name, u"--code"_s, u"-"_s}, newCode().toLatin1())
            .exitCode,
        0);
    QVERIFY(m_place.sandbox().setFaults(
        {QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"path"_s, revoke}, {u"probability"_s, 1},
            {u"action"_s, QJsonObject{{u"delayMs"_s, 8'000}}}}}));
    const int before = revokes();
    const auto process = m_place.launch({u"connections"_s, u"sign-out"_s, m_name});
    QTest::qWait(2'000); // the request is on its way; the sandbox notes it with its answer
    QFile file(m_place.file(u"unsigned.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject entry = document.value("connections"_L1)[0].toObject();
    entry.insert("colour"_L1, u"#c00000"_s);
    document.insert("connections"_L1, QJsonArray{entry});
    QFile changed(m_place.file(u"changed.json"_s));
    QVERIFY(changed.open(QIODevice::WriteOnly));
    changed.write(QJsonDocument(document).toJson());
    changed.close();
    QCOMPARE(m_place.cli({u"connections"_s, u"import"_s, changed.fileName()}).exitCode, 0);
    QCOMPARE(revokes(), before);
    QCOMPARE(m_place.finish(*process).exitCode, 0);
    QCOMPARE(revokes(), before + 1);
    QCOMPARE(m_place.sqlText(u"SELECT colour FROM connection"_s), u"#c00000"_s);
    QVERIFY(!m_place.sqlText(u"SELECT secrets FROM connection"_s).contains(u"refreshToken"_s));
}

void SignInTest::newRefreshTokenReplacesTheOld()
{
    QCOMPARE(
        cliWith({u"connections"_s, u"sign-in"_s, m_name, u"--code"_s, u"-"_s}, newCode().toLatin1())
            .exitCode,
        0);
    QVERIFY(m_place.sandbox().setSettings({{u"rotateRefreshTokens"_s, true}}));
    for (int round = 0; round < 3; ++round) {
        mutate({{u"expireAccessTokens"_s, true}}); // the old refresh token is dead each time
        const CliResult result = test();
        QVERIFY2(result.exitCode == 0, result.output.constData());
    }
}

void SignInTest::killedBeforeTheNewIsKept()
{
    QCOMPARE(
        cliWith({u"connections"_s, u"sign-in"_s, m_name, u"--code"_s, u"-"_s}, newCode().toLatin1())
            .exitCode,
        0);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"auth.after_mint:1"_s);
    QCOMPARE(test().exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(test().exitCode, 0); // the old one is whole
}

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_signin.moc"
