// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/lowdelay.h"

#include <QTest>

/// The main function of a test that talks over the network as the programs do.
#define LINESIDE_LOW_DELAY_TEST_MAIN(TestClass)                  \
    int main(int argc, char *argv[])                             \
    {                                                            \
        lineside::LowDelay<QCoreApplication> app(argc, argv);    \
        TestClass test;                                          \
        return QTest::qExec(&test, argc, argv);                  \
    }
