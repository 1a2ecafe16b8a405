// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/scriptconsole.h"

#include <QDebug>
#include <QString>

#include <js/Conversions.h>
#include <js/JSON.h>
#include <js/PropertyAndElement.h>
#include <js/String.h>
#include <jsfriendapi.h>

namespace sluice {

namespace {

bool appendJson(const char16_t *text, uint32_t size, void *all)
{
    static_cast<QString *>(all)->append(
        reinterpret_cast<const QChar *>(text), static_cast<qsizetype>(size));
    return true;
}

bool isPlainObject(JSContext *context, JS::HandleValue value)
{
    if (!value.isObject() || JS_ObjectIsFunction(&value.toObject()))
        return false;
    const JS::RootedObject object(context, &value.toObject());
    return !JS_ErrorFromException(context, object);
}

// False if it threw, as an object's own functions may.
bool appendText(JSContext *context, JS::HandleValue value, QString &all)
{
    if (isPlainObject(context, value)) {
        JS::RootedValue object(context, value);
        return JS_Stringify(context, &object, nullptr, JS::NullHandleValue, appendJson, &all);
    }
    const JS::RootedString text(context, JS::ToString(context, value));
    JSLinearString *const flat = text ? JS_EnsureLinearString(context, text) : nullptr;
    if (!flat)
        return false;
    const qsizetype at = all.size();
    all.resize(at + static_cast<qsizetype>(JS::GetLinearStringLength(flat)));
    JS::CopyLinearStringChars(
        reinterpret_cast<char16_t *>(all.data() + at), flat, JS::GetLinearStringLength(flat));
    return true;
}

bool writeLine(JSContext *context, unsigned count, JS::Value *values)
{
    const JS::CallArgs arguments = JS::CallArgsFromVp(count, values);
    QString line;
    for (unsigned i = 0; i < arguments.length(); ++i) {
        if (i > 0)
            line += u' ';
        if (!appendText(context, arguments[i], line))
            return false;
    }
    qInfo().noquote() << line;
    arguments.rval().setUndefined();
    return true;
}

} // namespace

bool addConsole(JSContext *context, JS::HandleObject global)
{
    const JS::RootedObject console(
        context, JS_DefineObject(context, global, "console", nullptr, 0));
    if (!console)
        return false;
    for (const char *name : {"log", "debug", "info", "warn", "error"}) {
        if (!JS_DefineFunction(context, console, name, writeLine, 0, JSPROP_ENUMERATE))
            return false;
    }
    return true;
}

} // namespace sluice
