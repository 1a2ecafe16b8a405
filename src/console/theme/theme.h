// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QColor>
#include <QFont>
#include <QHash>
#include <QObject>
#include <QPalette>

#include <array>
#include <memory>

namespace sluice {

class SystemColorScheme;

// The sizes and weights of text (visual.md 3). Nothing is smaller than Caption.
enum class TypeRole {
    Display,
    Welcome,
    Counter,
    PageTitle,
    DialogHeading,
    CardTitle,
    Body,
    BodyMedium, // names, lead sentences
    BodyStrong, // totals, stages
    Header, // column headers
    Meta, // breadcrumb line, status bar
    Note, // what follows a state in a row
    Caption,
    Mono,
    MonoCaption,
};

// The look of the console: colours, palette, style sheet and fonts, light or dark. One object,
// made by main() (or a test) right after the application and before the first widget, and destroyed
// after the last; GUI thread only. Widgets ask it for colours each time they paint and keep none.
// It never reads settings: whoever does calls setMode() and setUseSystemFont().
class Theme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Theme)

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)
    using Role = sluice::Role;

    // The few icons that the style sheet names are written into `cacheDir`; empty: the user's
    // cache.
    explicit Theme(const QString &cacheDir = {}, QObject *parent = nullptr);
    ~Theme() override;

    static Theme &instance();

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    bool isDark() const { return m_isDark; }

    // Inter unless the operator wants the desktop's own font.
    void setUseSystemFont(bool use);
    // The size that all others follow from; 0: the desktop's.
    void setBasePointSize(qreal points);
    qreal basePointSize() const;

    QColor color(Role role) const { return color(role, m_isDark); }
    QColor color(Role role, bool dark) const;
    QPalette palette() const;
    QString styleSheet() const;
    QFont font(TypeRole role) const;
    // Side of an icon in rows, buttons and navigation: 16, from 12.5 pt 20 (visual.md 9).
    int iconExtent() const;

signals:
    // Palette, style sheet and fonts have been set on the application.
    void changed();

private:
    void loadTokens();
    void apply();
    QString sheetIcon(const QString &icon, Role role, const QString &fileName) const;

    std::array<std::array<QColor, kRoleCount>, 2> m_colors;
    std::unique_ptr<SystemColorScheme> m_system;
    QString m_cacheDir;
    QFont m_systemFont;
    Mode m_mode = Mode::System;
    qreal m_basePointSize = 0;
    bool m_useSystemFont = false;
    bool m_isDark = false;
    bool m_isApplied = false;
};

// Short for Theme::instance().color(role), for paint code.
inline QColor themeColor(Role role)
{
    return Theme::instance().color(role);
}

} // namespace sluice
