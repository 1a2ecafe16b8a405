// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/theme.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <initializer_list>
#include <memory>

namespace sluice::testing {

// What a program of GUI tests needs around its tests: the application, settings and a cache of its
// own, the theme. Made in main() and kept until its end.
template <class Application = QApplication> class GuiMain
{
    Q_DISABLE_COPY_MOVE(GuiMain)

public:
    GuiMain(int &argc, char **argv)
        : m_app(argc, argv)
        , m_argc(argc)
        , m_argv(argv)
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_own.path());
    }

    // One after the other; the number of functions that failed.
    int run(std::initializer_list<QObject *(*)()> tests)
    {
        int failures = 0;
        for (QObject *(*make)() : tests)
            failures += QTest::qExec(std::unique_ptr<QObject>(make()).get(), m_argc, m_argv);
        return failures;
    }
    template <class Test> int run()
    {
        return run({[]() -> QObject * { return new Test; }});
    }

private:
    Application m_app;
    int &m_argc;
    char **m_argv;
    QTemporaryDir m_own;
    Theme m_theme{m_own.path()};
};

} // namespace sluice::testing
