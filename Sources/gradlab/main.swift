import Program

EntryPoint.main()
