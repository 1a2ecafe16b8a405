// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/scriptfiles.h"

#include "core/mapping/processors/commandspec.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<QString> readScriptFile(const QString &folder, const QString &name, const QString &jobName)
{
    const QString what = u"The script %1 of “%2” cannot be read"_s.arg(name, jobName);
    QFile file(folder + u'/' + name);
    if (folder.isEmpty() || !isScriptFileName(name) || !QFileInfo(file).isFile()
        || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Config, what, file.errorString(), u"Put it beside the job file"_s);
    const QByteArray bytes = file.read(CommandSpec::kMostSource + 1);
    if (bytes.size() > CommandSpec::kMostSource)
        return fail(ErrorKind::Config, what,
            u"It has more than %1 bytes"_s.arg(CommandSpec::kMostSource),
            u"Check that it is the right file"_s);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.trimmed().isEmpty())
        return fail(ErrorKind::Config, what,
            text.trimmed().isEmpty() ? u"It is empty"_s : u"It is not UTF-8"_s,
            u"Check that it is the right file"_s);
    return text;
}

// The sources of scripts that an object's processors name by their files.
Result<void> takeInto(QJsonObject &parameters, const QString &folder, const QString &jobName)
{
    QJsonArray processors = parameters.value(u"processors").toArray();
    bool isChanged = false;
    for (qsizetype i = 0; i < processors.size(); ++i) {
        QJsonObject processor = processors.at(i).toObject();
        const QString name = processor.value(u"file").toString();
        if (processor.value(u"type").toString() != "script"_L1 || name.isEmpty()
            || processor.contains(u"source"_s))
            continue;
        auto text = readScriptFile(folder, name, jobName);
        if (!text)
            return fail(text.error());
        processor.insert(u"source"_s, *text);
        processors.replace(i, processor);
        isChanged = true;
    }
    if (isChanged)
        parameters.insert(u"processors"_s, processors);
    return {};
}

} // namespace

Result<void> takeScriptFiles(Job &job, const QString &folder)
{
    if (auto taken = takeInto(job.parameters, folder, job.name); !taken)
        return taken;
    QJsonArray modules = job.parameters.value(u"modules").toArray();
    for (qsizetype i = 0; i < modules.size(); ++i) {
        QJsonObject module = modules.at(i).toObject();
        if (auto taken = takeInto(module, folder, job.name); !taken)
            return taken;
        modules.replace(i, module);
    }
    if (!modules.isEmpty())
        job.parameters.insert(u"modules"_s, modules);
    return {};
}

QStringList commandNotices(const Job &job)
{
    QStringList notices;
    QJsonArray processors = job.parameters.value(u"processors").toArray();
    for (const QJsonValue &module : job.parameters.value(u"modules").toArray()) {
        for (const QJsonValue &value : module[u"processors"].toArray())
            processors.append(value);
    }
    for (const QJsonValue &value : std::as_const(processors)) {
        if (value[u"type"].toString() != "command"_L1)
            continue;
        QStringList words{value[u"program"].toString()};
        for (const QJsonValue &argument : value[u"arguments"].toArray())
            words << argument.toString();
        notices << u"“%1” runs a command on this computer: %2"_s.arg(
            job.name, words.join(u' ').left(300));
    }
    return notices;
}

} // namespace sluice
