// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIconEngine>
#include <QPalette>
#include <QString>

namespace lineside::theme {

/// Paints one of our SVG icons in a colour of the program's palette, at the size and scale that is asked for.
class IconEngine : public QIconEngine
{
public:
    IconEngine(QString name, QPalette::ColorRole role);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override;
    QString key() const override;
    QString iconName() override;
    bool isNull() override;

private:
    QColor color(QIcon::Mode mode) const;

    QString m_name;
    QPalette::ColorRole m_role;
};

} // namespace lineside::theme
