// SPDX-License-Identifier: GPL-3.0-or-later
// The product's HTTP client against curl on loopback: a download into a file and a multipart upload
// of one, 100 MB each, and what they take in memory. Plain HTTP. Prints only.
#include "base/timings.h"
#include "bench/benchkit.h"
#include "bench/blobserver.h"
#include "core/http/httpclient.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace sluice;
using namespace sluice::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBlobBytes = 100'000'000;

HttpRequest downloadTo(const QString &path, quint16 port)
{
    HttpRequest request;
    request.url = QUrl(u"http://127.0.0.1:%1/blob"_s.arg(port));
    request.maxBytes = 2 * kBlobBytes;
    request.downloadTo = path;
    return request;
}

HttpRequest uploadOf(const QString &path, quint16 port)
{
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(u"http://127.0.0.1:%1/take"_s.arg(port));
    request.hasSideEffect = true;
    request.body = QList<MultipartPart>{{.name = "file",
        .fileName = "blob.bin",
        .contentType = "application/octet-stream",
        .content = FileBody{path}}};
    return request;
}

bool isSent(HttpClient &client, const HttpRequest &request)
{
    const auto answer = client.send(request, CancelToken());
    return answer && answer->isSuccess();
}

} // namespace

int main(int argc, char **argv)
{
    const BlobServer server(kBlobBytes); // a process of its own, made before there are threads
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder(ramFolderTemplate());
    const QString own = folder.filePath(u"own.bin"_s);
    const QString tool = folder.filePath(u"tool.bin"_s);
    const QString address = u"http://127.0.0.1:%1/"_s.arg(server.port());
    HttpClient client(Timings(), nullptr, nullptr);
    const qint64 before = peakMemory(QCoreApplication::applicationPid());
    const auto download = downloadTo(own, server.port());
    compare(u"download / curl -o"_s, timed([&address, &tool] {
        return runTool(u"curl"_s, {u"-sSf"_s, u"-o"_s, tool, address + u"blob"_s});
    }),
        timed([&client, &download, &own] {
            return isSent(client, download) && QFileInfo(own).size() == kBlobBytes;
        }),
        {Goal::Kind::SpeedAtLeast, 0.8, u"0.91"_s}, kBlobBytes);
    const auto upload = uploadOf(tool, server.port());
    compare(u"multipart upload / curl -F"_s, timed([&address, &tool] {
        return runTool(u"curl"_s,
            {u"-sSf"_s, u"-H"_s, u"Expect:"_s, u"-F"_s, u"file=@"_s + tool, address + u"take"_s});
    }),
        timed([&client, &upload] { return isSent(client, upload); }),
        {Goal::Kind::SpeedAtLeast, 0.15, u"0.24"_s}, kBlobBytes);
    const qint64 grown = peakMemory(QCoreApplication::applicationPid()) - before;
    print(u"most memory of both"_s,
        u"%1 MB more than before them (goal <= 40)"_s.arg(number(double(grown) / 1e6, 1)));
    return 0;
}
