// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/options.h"

#include <QFileInfo>

namespace sluice {

using namespace Qt::StringLiterals;

Result<ScriptOptions> ScriptOptions::parse(const QStringList &words)
{
    ScriptOptions options;
    const auto usageError = [](const QString &why) {
        return fail(ErrorKind::Config, u"The command line is not right"_s, why, usage());
    };
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == "--write-nothing"_L1) {
            options.writesAll = false;
            continue;
        }
        if (!word.startsWith("--"_L1)) {
            if (!options.file.isEmpty())
                return usageError(u"one file is expected, not “%1” too"_s.arg(word));
            options.file = word;
            continue;
        }
        if (i + 1 == words.size())
            return usageError(u"%1 needs a value"_s.arg(word));
        const QString value = words.at(++i);
        const std::chrono::milliseconds time(value.toInt());
        const bool isTime = word.endsWith("-ms"_L1);
        if (isTime && time.count() <= 0)
            return usageError(u"%1 must be a number of milliseconds"_s.arg(word));
        if (word == "--write"_L1) {
            options.writesAll = false;
            options.writes << value;
        } else if (word == "--name"_L1) {
            options.name = value;
        } else if (word == "--record-ms"_L1) {
            options.record = time;
        } else if (word == "--frame-ms"_L1) {
            options.frame = time;
        } else if (word == "--look-ms"_L1) {
            options.look = time;
        } else {
            return usageError(u"%1 is not known"_s.arg(word));
        }
    }
    if (options.file.isEmpty())
        return usageError(u"the file with the script is missing"_s);
    if (options.name.isEmpty())
        options.name = QFileInfo(options.file).fileName();
    return options;
}

QString ScriptOptions::usage()
{
    return u"sluice-script [--write FIELD]... [--write-nothing] [--record-ms N] [--frame-ms N] "
           "[--look-ms N] [--name NAME] FILE; CSV with _row on standard input and output"_s;
}

} // namespace sluice
