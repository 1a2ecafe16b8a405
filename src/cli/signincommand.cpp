// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/signincommand.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/signin/signin.h"
#include "core/auth/vault.h"

#include <QFile>

#include <unistd.h>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestPastedLine = 8 * 1024;

Result<void> checkWish(const CommandContext &context, const SignInWish &wish)
{
    for (const QString &value : {wish.code, wish.refreshToken}) {
        if (!value.isEmpty() && value != "-"_L1)
            return fail(ErrorKind::Config, u"A code or token is not taken as an argument"_s,
                u"other users of this computer can see it there"_s,
                u"Write - and give it on standard input"_s);
    }
    if (!wish.code.isEmpty() && !wish.refreshToken.isEmpty())
        return fail(ErrorKind::Config, u"--code and --refresh-token cannot be used together"_s);
    if (!context.application.vault().canStore())
        return fail(ErrorKind::Config, u"The sign-in cannot be kept"_s,
            context.application.vault().stateText());
    return {};
}

Result<Secret> pastedLine()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(ErrorKind::Config, u"Standard input cannot be read"_s);
    QByteArray line = input.readLine(kLongestPastedLine);
    Secret pasted(line.trimmed());
    line.fill('\0');
    if (pasted.isEmpty())
        return fail(ErrorKind::Config, u"There was nothing on standard input"_s, {},
            u"Paste the code, or the address at which the browser ended, and press Return"_s);
    return pasted;
}

void askFor(const QString &what)
{
    if (::isatty(STDIN_FILENO))
        writeError(u"%1: "_s.arg(what));
}

void showLink(const WebSignIn &signIn)
{
    writeError(u"Open this address in your browser and accept:\n\n%1\n\n"_s.arg(
        QString::fromLatin1(signIn.link().toEncoded())));
}

Result<void> throughBrowser(Application &application, const QString &connectionId)
{
    auto signIn = WebSignIn::begin(application, connectionId);
    if (!signIn)
        return fail(signIn.error());
    if (const auto problem = (*signIn)->problem())
        return fail(*problem);
    showLink(**signIn);
    writeError(u"Waiting for the browser at %1\n"_s.arg((*signIn)->redirectUri().toString()));
    return (*signIn)->finish(CancelToken());
}

// A code of a self client, or the address at which the browser ended.
Result<void> throughPaste(Application &application, const QString &connectionId)
{
    auto signIn = WebSignIn::begin(application, connectionId);
    if (!signIn)
        return fail(signIn.error());
    showLink(**signIn);
    askFor(u"The code of a self client, or the address at which the browser ended"_s);
    auto pasted = pastedLine();
    if (!pasted)
        return fail(pasted.error());
    if (!pasted->reveal().startsWith("http"))
        return signInWithCode(application, connectionId, *pasted, CancelToken());
    if (auto taken = (*signIn)->paste(*pasted); !taken)
        return taken;
    return (*signIn)->finish(CancelToken());
}

Result<void> throughRefreshToken(Application &application, const QString &connectionId)
{
    askFor(u"The refresh token"_s);
    auto pasted = pastedLine();
    if (!pasted)
        return fail(pasted.error());
    return signInWithRefreshToken(application, connectionId, *pasted, CancelToken());
}

} // namespace

ExitCode signInTo(const CommandContext &context, const SignInWish &wish)
{
    Application &application = context.application;
    if (auto fits = checkWish(context, wish); !fits)
        return context.refuse(fits.error());
    auto connection = application.connections().find(wish.name);
    if (!connection)
        return context.refuse(connection.error());
    Result<void> done;
    if (!wish.refreshToken.isEmpty())
        done = throughRefreshToken(application, connection->id);
    else if (!wish.code.isEmpty())
        done = throughPaste(application, connection->id);
    else
        done = throughBrowser(application, connection->id);
    if (!done)
        return context.refuse(done.error());
    context.print(QJsonObject{{u"name"_s, wish.name}, {u"signedIn"_s, true}},
        u"Signed in to “%1”"_s.arg(wish.name));
    return ExitCode::Completed;
}

} // namespace sluice
