// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>

// Outside the namespace: what rcc makes is found by its plain name, also in a static library.
static void takeCatalogues()
{
    Q_INIT_RESOURCE(translations);
}

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct LanguageText
{
    Q_DECLARE_TR_FUNCTIONS(Language)
};

constexpr auto kTranslatorName = "languageTranslator"_L1;

const QStringList &catalogues()
{
    static const QStringList codes{u"en"_s, u"de"_s};
    return codes;
}

// The desktop's signs where it speaks this language or none; else the language's own.
QLocale signsOfLanguage(const QString &language)
{
    const QLocale system = QLocale::system();
    const QLocale wanted(language);
    const bool isNone = system.language() == QLocale::C && wanted.language() == QLocale::English;
    return isNone || system.language() == wanted.language() ? system : wanted;
}

void installCatalogue(const QLocale &language, const QString &file, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(kTranslatorName);
    if (translator->load(language, file, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QList<ConsoleLanguage> consoleLanguages()
{
    QList<ConsoleLanguage> languages{{u"system"_s, LanguageText::tr("As the desktop has it")}};
    for (const QString &code : catalogues()) {
        // Locales know American English and German of Germany; a chooser names the language only.
        const bool isEnglish = code == "en"_L1;
        languages.append({code, isEnglish ? u"English"_s : QLocale(code).nativeLanguageName()});
    }
    return languages;
}

QString languageOf(const QString &code)
{
    if (catalogues().contains(code))
        return code;
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &name : wanted) {
        if (const QString language = name.section(u'-', 0, 0); catalogues().contains(language))
            return language;
    }
    return catalogues().constFirst();
}

void installLanguage(const QString &code)
{
    takeCatalogues();
    // An installed translator takes itself out when it goes.
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>(
        kTranslatorName, Qt::FindDirectChildrenOnly));
    const QString language = languageOf(code);
    const QLocale locale(language);
    QLocale::setDefault(signsOfLanguage(language));
    installCatalogue(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    installCatalogue(locale, u"sluice"_s, u":/i18n"_s);
}

} // namespace sluice
