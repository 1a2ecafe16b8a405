// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/modules/moduleparts.h"

#include "core/engine/runtypes.h"

#include <QJsonArray>
#include <QStringList>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostModules = 50;

QStringList problemsWith(const QJsonObject &parameters, const QJsonArray &modules)
{
    QStringList problems;
    QStringList names;
    if (modules.isEmpty() || modules.size() > kMostModules)
        problems << u"modules must hold 1 to %1 objects"_s.arg(kMostModules);
    for (const QJsonValue &entry : modules) {
        const QString name = entry[u"module"].toString();
        if (name.isEmpty())
            problems << u"each of the modules must be an object with a “module”"_s;
        else if (names.contains(name))
            problems << u"%1 stands in modules twice"_s.arg(name);
        names << name;
    }
    if (parameters.contains(u"module"_s))
        problems << u"module and modules cannot both be there"_s;
    for (const QString &chosen : {u"ids"_s, u"rows"_s, u"pages"_s, u"rejected"_s}) {
        if (parameters.contains(chosen))
            problems << u"%1 cannot be chosen of several modules: run one of them"_s.arg(chosen);
    }
    if (parameters.contains(u"sourceFile"_s))
        problems << u"sourceFile belongs into one of the modules"_s;
    const QJsonValue target = parameters.value(u"targetFile");
    if (modules.size() > 1 && target.isObject()
        && !target[u"path"].toString().contains("{module}"_L1))
        problems << u"the path of targetFile must have {module} in it"_s;
    return problems;
}

} // namespace

bool isOfModules(const QJsonObject &parameters)
{
    return parameters.contains(u"modules"_s);
}

bool isOfModules(const RunRow &run)
{
    return isOfModules(run.params.value(u"job").toObject());
}

bool isOfAModule(const RunRow &run)
{
    return run.params.contains(u"ofRun"_s);
}

Result<QList<CrmModulePart>> modulePartsOf(
    const QJsonObject &parameters, const QJsonObject &mapping)
{
    const QJsonArray modules = parameters.value(u"modules").toArray();
    const QStringList problems = problemsWith(parameters, modules);
    if (!problems.isEmpty())
        return fail(ErrorKind::Config, u"The job's parameters are not right"_s,
            problems.join(u"; "_s), u"Change the job"_s);
    QList<CrmModulePart> parts;
    for (const QJsonValue &value : modules) {
        QJsonObject own = value.toObject();
        CrmModulePart part{.module = own.value(u"module").toString(),
            .parameters = parameters,
            .mapping = own.contains(u"mapping"_s) ? own.take(u"mapping"_s).toObject() : mapping};
        part.parameters.remove(u"modules"_s);
        for (auto it = own.constBegin(); it != own.constEnd(); ++it)
            part.parameters.insert(it.key(), it.value());
        parts.append(part);
    }
    return parts;
}

QString moduleNames(const QJsonObject &parameters)
{
    QStringList names;
    for (const QJsonValue &entry : parameters.value(u"modules").toArray())
        names << entry[u"module"].toString();
    return names.join(u", "_s);
}

} // namespace sluice
