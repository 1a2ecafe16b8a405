// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlserver.h"

#include "base/libexec.h"
#include "core/http/tlssetup.h"

#include <QLibrary>

#include <cstring>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using MakeControlServer = ControlServer *(*)(const ControlServer::Options &, const CancelToken &);

Result<MakeControlServer> loadControlServer()
{
    const auto refuse = [](const QString &why, const QString &next) {
        return fail(
            ErrorKind::Config, u"The control API's server could not be loaded"_s, why, next);
    };
    const QString path = libexecFile(u"sluice-controlhttp.so"_s);
    if (path.isEmpty())
        return refuse(u"Its file sluice-controlhttp.so is not there"_s, u"Install Sluice again"_s);
    leaveOpenSslAtExit();
    QLibrary library(path); // stays loaded: QLibrary's end unloads nothing
    const auto *version = reinterpret_cast<const char *>(library.resolve("sluiceControlVersion"));
    const auto make = reinterpret_cast<MakeControlServer>(library.resolve("sluiceControlServer"));
    if (!version || !make)
        return refuse(library.errorString(), u"Install Sluice again"_s);
    if (std::strcmp(version, SLUICE_VERSION) != 0)
        return refuse(u"Sluice was updated after it was started"_s, u"Start Sluice again"_s);
    return make;
}

} // namespace

Result<std::unique_ptr<ControlServer>> ControlServer::load(
    const Options &options, const CancelToken &stop)
{
    static const Result<MakeControlServer> make = loadControlServer();
    if (!make)
        return fail(make.error());
    return std::unique_ptr<ControlServer>((*make)(options, stop));
}

} // namespace sluice
